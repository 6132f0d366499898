import type { IncomingHttpHeaders } from 'node:http';
import { networkInterfaces } from 'node:os';

/** Where the server listens, and under which names it is reached; the port is the real one. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  /** Origins of a proxy before it, or names that only this network knows: `https://town.example.org`. */
  readonly publicOrigins?: readonly string[];
  /** Of the machine: what a server is reached by that listens on all of them. */
  readonly addresses?: () => readonly string[];
}

const HTTP_PORT = 80;
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
/** Names of no machine: a request that asks for them was made up. */
const WILDCARDS = ['0.0.0.0', '::'];

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

export const isWildcard = (host: string): boolean => WILDCARDS.includes(host);

/** The host as it stands in an address. */
export const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Of this machine in its networks. Link-local ones are left out: they need a zone that no address bar knows. */
export const machineAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address);

/**
 * Whether the request asked for this server by one of its own names. A page elsewhere whose name was bound anew to
 * our address (DNS rebinding) still sends its own name.
 */
export function isOwnHost(header: string | undefined, listening: Listening): boolean {
  if (header === undefined) return false;
  const host = header.toLowerCase();
  const isPublic = publicOrigins(listening).some((origin) => new URL(origin).host === host);
  return isPublic || ownHosts(listening).includes(host);
}

/** Whether the page that asks is ours. Programs that are no browsers send no origin. */
export const isOwnOrigin = (header: string | undefined, listening: Listening): boolean =>
  header === undefined || ownOrigins(listening).includes(header);

/** Both, as every request and every upgrade must pass them. */
export const isOwnRequest = (headers: IncomingHttpHeaders, listening: Listening): boolean =>
  isOwnHost(headers.host, listening) && isOwnOrigin(headers.origin, listening);

/** All under which a page of ours can stand. */
const ownOrigins = (listening: Listening): readonly string[] => [
  ...publicOrigins(listening),
  ...ownHosts(listening).map((host) => `http://${host}`),
];

const publicOrigins = ({ publicOrigins: named = [] }: Listening): readonly string[] => named;

function ownHosts({ host, port, addresses = machineAddresses }: Listening): readonly string[] {
  const reached = isWildcard(host) ? addresses() : [host];
  const names = [...new Set([...LOOPBACK_NAMES, ...reached.map(urlHost)])];
  const withPort = names.map((name) => `${name}:${String(port)}`);
  return port === HTTP_PORT ? [...names, ...withPort] : withPort;
}
