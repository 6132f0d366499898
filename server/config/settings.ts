import { z } from 'zod';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Whether a kiosk calls containers, projects, images and engines by their names. */
export const KIOSK_NAMES = ['own', 'alias'] as const;
export type KioskNames = (typeof KIOSK_NAMES)[number];

export interface Settings {
  /** Empty = Docker's own resolution. */
  readonly engine: readonly string[];
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Begins and ends with a slash. */
  readonly basePath: string;
  readonly readOnly: boolean;
  readonly kiosk: boolean;
  readonly kioskNames: KioskNames;
  /** Also on loopback. */
  readonly requireLogin: boolean;
  /** Origins under which it is reached besides its own addresses, such as that of a TLS proxy. */
  readonly publicUrl: readonly string[];
  readonly viewerLogs: boolean;
  readonly operatorRemoves: boolean;
  /** Names of containers that nobody may act on; `*` stands for any text. */
  readonly protect: readonly string[];
  readonly logLevel: LogLevel;
}

/** One source's settings; what it does not say is missing. */
export type PartialSettings = Partial<Settings> & { readonly dataDir?: string; readonly config?: string };
export type RawSettings = Readonly<Record<string, unknown>>;

/** An option: how it is called in each source, what is allowed, and how a text becomes its value. */
interface Option {
  readonly name: keyof PartialSettings;
  readonly flag: string;
  readonly variable: string;
  readonly allowed: string;
  readonly parse: (value: unknown) => unknown;
}

const ENGINE = /^(unix:\/\/\/.+|tcp:\/\/[^/]+|npipe:\/\/.+|context:.+|simulator(:\d{1,5})?)$/;
/** What Docker lets a name be, and stars. */
const NAME_PATTERN = /^[\w.*-]{1,128}$/;
const MAX_PORT = 65_535;

const option = (name: Option['name'], allowed: string, parse: Option['parse']): Option => {
  const words = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const variable = `CRATECRAFT_${words.replaceAll('-', '_').toUpperCase()}`;
  return { name, flag: `--${words}`, variable, allowed, parse };
};

export const OPTIONS: readonly Option[] = [
  option('engine', 'unix:///path, tcp://host:port, context:NAME, simulator or simulator:N', parseEngines),
  option('host', 'a host name or address', parseText),
  option('port', `a number from 0 to ${String(MAX_PORT)}; 0 means any free port`, parsePort),
  option('basePath', 'a path such as /town/', parseBasePath),
  option('dataDir', 'a folder', parseText),
  option('config', 'a JSON file', parseText),
  option('readOnly', 'true or false', parseBoolean),
  option('kiosk', 'true or false', parseBoolean),
  option('kioskNames', KIOSK_NAMES.join(' or '), (value) => KIOSK_NAMES.find((names) => names === value)),
  option('requireLogin', 'true or false', parseBoolean),
  option('publicUrl', 'an origin such as https://town.example.org', parseOrigins),
  option('viewerLogs', 'true or false', parseBoolean),
  option('operatorRemoves', 'true or false', parseBoolean),
  option('protect', 'the name of a container, or a pattern such as db-*', parseNames),
  option('logLevel', LOG_LEVELS.join(', '), (value) => LOG_LEVELS.find((level) => level === value)),
];

export const DEFAULTS: Settings = {
  engine: [],
  host: '127.0.0.1',
  port: 7070,
  basePath: '/',
  readOnly: false,
  kiosk: false,
  kioskNames: 'own',
  requireLogin: false,
  publicUrl: [],
  viewerLogs: false,
  operatorRemoves: false,
  protect: [],
  logLevel: 'warn',
};

const partialSchema: z.ZodType<PartialSettings> = z.object({
  engine: z.array(z.string()).readonly().exactOptional(),
  host: z.string().exactOptional(),
  port: z.number().exactOptional(),
  basePath: z.string().exactOptional(),
  readOnly: z.boolean().exactOptional(),
  kiosk: z.boolean().exactOptional(),
  kioskNames: z.enum(KIOSK_NAMES).exactOptional(),
  requireLogin: z.boolean().exactOptional(),
  publicUrl: z.array(z.string()).readonly().exactOptional(),
  viewerLogs: z.boolean().exactOptional(),
  operatorRemoves: z.boolean().exactOptional(),
  protect: z.array(z.string()).readonly().exactOptional(),
  logLevel: z.enum(LOG_LEVELS).exactOptional(),
  dataDir: z.string().exactOptional(),
  config: z.string().exactOptional(),
});

/**
 * The settings of one source. Throws Error with one sentence for an unknown option of a file and for any wrong value;
 * unknown variables of the environment are somebody else's.
 */
export function readSettings(raw: RawSettings, source: 'flags' | 'environment' | 'file'): PartialSettings {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    const known = OPTIONS.find((each) => key === keyIn(each, source));
    if (known === undefined && source === 'environment') continue;
    if (known === undefined) throw new Error(`${key} in the configuration file is no option: see --help`);
    const parsed = known.parse(value);
    if (parsed === undefined) throw new Error(wrong(known, value, source));
    found[known.name] = parsed;
  }
  return partialSchema.parse(found);
}

const keyIn = ({ name, variable }: Option, source: 'flags' | 'environment' | 'file'): string =>
  source === 'environment' ? variable : name;

function wrong({ flag, variable, name, allowed }: Option, value: unknown, source: string): string {
  const called =
    { flags: flag, environment: variable, file: `"${name}" in the configuration file` }[source] ?? flag;
  return `${called} is ${quoted(value)}: allowed is ${allowed}`;
}

function parseText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Several in one text are separated by commas. */
const listOf = (value: unknown): readonly unknown[] =>
  typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];

function parseEngines(value: unknown): readonly string[] | undefined {
  const list = listOf(value);
  const engines = list.filter((item) => typeof item === 'string' && ENGINE.test(item));
  return engines.length === list.length && list.length > 0 ? z.array(z.string()).parse(engines) : undefined;
}

function parseOrigins(value: unknown): readonly string[] | undefined {
  const origins = listOf(value).map(originOf);
  const known = origins.filter((origin) => origin !== undefined);
  return known.length === origins.length && known.length > 0 ? known : undefined;
}

/** Without a path: that is what the base path is for. */
function originOf(value: unknown): string | undefined {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return url.href === `${url.origin}/` ? url.origin : undefined;
}

function parseNames(value: unknown): readonly string[] | undefined {
  const list = listOf(value);
  const names = list.filter((item) => typeof item === 'string' && NAME_PATTERN.test(item));
  return names.length === list.length && list.length > 0 ? z.array(z.string()).parse(names) : undefined;
}

function parsePort(value: unknown): number | undefined {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\d{1,5}$/.test(value))) return undefined;
  const port = Number(value);
  return Number.isInteger(port) && port >= 0 && port <= MAX_PORT ? port : undefined;
}

function parseBoolean(value: unknown): boolean | undefined {
  if (value === true || value === 'true' || value === '1') return true;
  return value === false || value === 'false' || value === '0' ? false : undefined;
}

function parseBasePath(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^[\w./~-]*$/.test(value) || value.includes('..')) return undefined;
  const inner = value.replaceAll(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/** What may be given several times is quoted value by value. */
const quoted = (value: unknown): string =>
  Array.isArray(value) ? value.map((each) => JSON.stringify(each)).join(', ') : JSON.stringify(value);
