import { Command, CommanderError, Option } from 'commander';
import { version } from '../../package.json';
import { OPTIONS, readSettings } from './settings.ts';
import type { PartialSettings } from './settings.ts';

export type FlagsResult =
  | { readonly ok: true; readonly settings: PartialSettings }
  | { readonly ok: false; readonly output: string; readonly exitCode: 0 | 2 };

const EXPLAINED: Readonly<Record<string, string>> = {
  engine: 'engine to show; may be given several times (default: the one that docker itself uses)',
  host: 'address to listen on (default: 127.0.0.1)',
  port: 'port to listen on; 0 = any free port (default: 7070)',
  basePath: 'path below which everything is served (default: /)',
  dataDir: 'folder for the database (default: the XDG state folder)',
  config: 'file with options as JSON (default: config.json in the data folder)',
  readOnly: 'nobody can act on containers',
  protect: 'name or pattern of containers that nobody may act on; may be given several times',
  kiosk: 'for a public screen: the world and nothing else',
  kioskNames: 'own, or alias: made-up names wherever somebody is a kiosk (default: own)',
  requireLogin: 'everybody signs in, also on this machine (always so where --host is another address)',
  publicUrl:
    'address under which a browser reaches it through a proxy or by a name; may be given several times',
  viewerLogs: 'viewers may read logs',
  operatorRemoves: 'operators may kill and remove',
  logLevel: 'silent, fatal, error, warn, info, debug or trace (default: warn)',
};
const SWITCHES: readonly string[] = ['readOnly', 'kiosk', 'requireLogin', 'viewerLogs', 'operatorRemoves'];
const URLS: readonly string[] = ['engine', 'publicUrl'];
const LISTS: readonly string[] = ['engine', 'publicUrl', 'protect'];

/** Reads the command line; `--help` and mistakes become output and an exit code. */
export function parseFlags(args: readonly string[]): FlagsResult {
  let output = '';
  const command = program((text) => (output += text));
  try {
    command.parse(args, { from: 'user' });
    return { ok: true, settings: readSettings(command.opts(), 'flags') };
  } catch (error) {
    const isHelp = error instanceof CommanderError && error.exitCode === 0;
    if (isHelp) return { ok: false, output: output.trimEnd(), exitCode: 0 };
    const said = output === '' && error instanceof Error ? error.message : output;
    return { ok: false, output: oneSentence(said), exitCode: 2 };
  }
}

/** Commander says "error:" in front and puts its guess on a second line. */
const oneSentence = (said: string): string =>
  said
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ');

function program(write: (text: string) => void): Command {
  const command = new Command('cratecraft')
    .description('A voxel town of live Docker containers in the browser.')
    .version(version, '--version', 'print the version')
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({ writeOut: write, writeErr: write });
  for (const { name, flag } of OPTIONS) command.addOption(commandOption(name, flag));
  return command.addHelpText(
    'after',
    '\nEach option can also be set by a variable (--port by CRATECRAFT_PORT) or in the configuration file ("port").' +
      '\n\nWho may sign in: token create, token list, token revoke, join create; what was done: audit verify. Each has its own --help.',
  );
}

function commandOption(name: string, flag: string): Option {
  const explained = EXPLAINED[name] ?? '';
  if (SWITCHES.includes(name)) return new Option(flag, explained);
  const option = new Option(`${flag} <${URLS.includes(name) ? 'url' : 'value'}>`, explained);
  return LISTS.includes(name)
    ? option.argParser((value, before: readonly string[] | undefined) => [...(before ?? []), value])
    : option;
}
