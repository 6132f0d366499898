import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isLoopback } from './access/addresses.ts';
import { shellWord } from './cli/shellWord.ts';
import { parseFlags } from './config/flags.ts';
import { DEFAULTS, readSettings } from './config/settings.ts';
import type { RawSettings, Settings } from './config/settings.ts';

export type Config = Readonly<Settings> & { readonly dataDir: string };

/** Either what to run with, or what to print and the exit code. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly output: string; readonly exitCode: 0 | 2 };

export interface ConfigSources {
  /** Without the program's own name. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home?: string;
  /** Whether anybody can sign in, by what is kept in that folder. */
  readonly hasToken?: (dataDir: string) => boolean;
  /** What somebody types to run this program. */
  readonly command?: string;
}

/** Under which browsers reach the server by another name than its own, without a slash at its end. */
export function publicAddress({ publicUrl: [named], basePath }: Config): string | undefined {
  return named === undefined ? undefined : `${named}${basePath}`.replace(/\/$/, '');
}

const CONFIG_FILE = 'config.json';

/** Flag before environment before file before default; every wrong value is one sentence. */
export function readConfig(sources: ConfigSources): ConfigResult {
  const { args, env, home = homedir() } = sources;
  const flags = parseFlags(args);
  if (!flags.ok) return flags;
  try {
    const environment = readSettings(fromEnvironment(env), 'environment');
    const dataDir = resolve(flags.settings.dataDir ?? environment.dataDir ?? defaultDataDir(env, home));
    const file = readSettings(readFile(dataDir, flags.settings.config ?? environment.config), 'file');
    const settings = { ...DEFAULTS, ...file, ...environment, ...flags.settings };
    const config = Object.freeze({ ...settings, dataDir });
    refuseOpenHost(config, sources);
    return { ok: true, config };
  } catch (error) {
    return { ok: false, output: error instanceof Error ? error.message : String(error), exitCode: 2 };
  }
}

/** Who opens the door to others must have somebody who can come in. */
function refuseOpenHost({ host, dataDir }: Config, { args, env, ...sources }: ConfigSources) {
  const { hasToken = () => false, command = 'cratecraft' } = sources;
  if (isLoopback(host) || hasToken(dataDir)) return;
  const isNamed = args.includes('--data-dir') || (env['CRATECRAFT_DATA_DIR'] ?? '') !== '';
  const folder = isNamed ? ` --data-dir ${shellWord(dataDir)}` : '';
  throw new Error(
    `--host ${host} would open the engine to the network, and nobody could sign in yet: ` +
      `make a token with "${command} token create --role viewer --name booth${folder}"`,
  );
}

function defaultDataDir(env: ConfigSources['env'], home: string): string {
  const state = env['XDG_STATE_HOME'];
  return join(state === undefined || state === '' ? join(home, '.local/state') : state, 'cratecraft');
}

function fromEnvironment(env: ConfigSources['env']): RawSettings {
  const own = Object.entries(env).filter(([name, value]) => name.startsWith('CRATECRAFT_') && value !== '');
  const base = env['BASE_PATH'];
  return Object.fromEntries(base === undefined ? own : [['CRATECRAFT_BASE_PATH', base], ...own]);
}

/** Only a file that was named must be there. */
function readFile(dataDir: string, named: string | undefined): RawSettings {
  const path = resolve(named ?? join(dataDir, CONFIG_FILE));
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (named === undefined) return {};
    throw new Error(`--config ${path} cannot be read: name a readable JSON file`, { cause: error });
  }
  const content = parseJson(text, path);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Error(`${path} must hold a JSON object of options, such as { "port": 7070 }`);
  }
  return Object.fromEntries(Object.entries(content));
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${String(error)}`, { cause: error });
  }
}
