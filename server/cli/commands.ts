import { Command, CommanderError } from 'commander';
import { publicAddress, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { makeFolder } from '../store/folders.ts';
import { accessPath, openAccessStore } from '../store/accessStore.ts';
import { createJoin, createToken, listTokens, revokeToken } from './tokens.ts';
import type { TokenPorts, Wish } from './tokens.ts';

export interface CommandSources {
  /** Without the program's own name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home?: string;
  readonly now: () => number;
}

export interface CommandResult {
  readonly output: string;
  readonly exitCode: 0 | 2;
}

const COMMANDS = ['token', 'join'];

/** Whether these arguments ask for something else than the server. */
export const isCommand = ([first = '']: readonly string[]): boolean => COMMANDS.includes(first);

/** All of them work beside a running server, which sees within a second what they have done. */
export function runCommand(sources: CommandSources): CommandResult {
  let output = '';
  const say = (text: string) => (output += `${text}\n`);
  try {
    program(sources, say).parse(sources.args, { from: 'user' });
    return { output: output.trimEnd(), exitCode: 0 };
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0)
      return { output: output.trimEnd(), exitCode: 0 };
    const said = error instanceof Error ? error.message : String(error);
    return { output: said.replace(/^error: /, ''), exitCode: 2 };
  }
}

type Say = (text: string) => void;

function program(sources: CommandSources, say: Say): Command {
  const root = new Command('cratecraft')
    .exitOverride()
    .configureOutput({ writeOut: (text) => say(text.trimEnd()), writeErr: () => undefined });
  addTokens(root.command('token').description('who may sign in'), sources, say);
  addJoins(root.command('join').description('one-time links'), sources, say);
  return root;
}

const DATA_DIR = ['--data-dir <folder>', 'folder of the server (default: the XDG state folder)'] as const;

function addTokens(token: Command, sources: CommandSources, say: Say) {
  const act = (work: (ports: TokenPorts) => string, flags: Flags) => say(withStore(sources, flags, work));
  token
    .command('create')
    .description('make a token, which is shown once')
    .requiredOption('--role <role>', 'kiosk, viewer, operator or admin')
    .requiredOption('--name <name>', 'by which it is listed, revoked and told in the history')
    .option('--expires <time>', 'such as 10m, 12h or 30d', '30d')
    .option(...DATA_DIR)
    .action((wish: Wish & Flags) => act((ports) => createToken(ports, wish), wish));
  token
    .command('list')
    .description('show all tokens and links')
    .option(...DATA_DIR)
    .action((flags: Flags) => act(listTokens, flags));
  token
    .command('revoke <name>')
    .description('end a token and all that came in by it')
    .option(...DATA_DIR)
    .action((name: string, flags: Flags) => act((ports) => revokeToken(ports, name), flags));
}

function addJoins(join: Command, sources: CommandSources, say: Say) {
  join
    .command('create')
    .description('make a link that lets one person in, once')
    .requiredOption('--role <role>', 'kiosk, viewer, operator or admin')
    .option('--expires <time>', 'until when it can be used, such as 10m', '10m')
    .option('--public-url <url>', 'where the browser reaches the server, if not where it was started last')
    .option(...DATA_DIR)
    .action((wish: Omit<Wish, 'name'> & Flags) => {
      say(withStore(sources, wish, (ports) => createJoin(ports, wish)));
    });
}

interface Flags {
  readonly dataDir?: string;
  readonly publicUrl?: string;
}

function withStore(sources: CommandSources, flags: Flags, work: (ports: TokenPorts) => string): string {
  const config = configFor(sources, flags);
  makeFolder(config.dataDir);
  const store = openAccessStore(accessPath(config.dataDir));
  try {
    return work({ store, now: sources.now, address: publicAddress(config) ?? store.note('url') });
  } finally {
    store.close();
  }
}

export const dataDirFor = (sources: CommandSources, flags: Flags): string =>
  configFor(sources, flags).dataDir;

/** The variables and the file say the same as to the server. Throws Error with one sentence. */
function configFor({ env, home }: CommandSources, { dataDir, publicUrl }: Flags): Config {
  const args = [
    ...(dataDir === undefined ? [] : ['--data-dir', dataDir]),
    ...(publicUrl === undefined ? [] : ['--public-url', publicUrl]),
  ];
  const result = readConfig({ args, env, hasToken: () => true, ...(home === undefined ? {} : { home }) });
  if (!result.ok) throw new Error(result.output);
  return result.config;
}
