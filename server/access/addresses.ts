import type { IncomingHttpHeaders } from 'node:http';

/** Where the server listens; the port is the real one. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

const HTTP_PORT = 80;
const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** The host as it stands in an address. */
export const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/**
 * Whether the request asked for this server by one of its own names. A page elsewhere whose name was bound anew to
 * our address (DNS rebinding) still sends its own name.
 */
export function isOwnHost(header: string | undefined, listening: Listening): boolean {
  return header !== undefined && ownHosts(listening).includes(header.toLowerCase());
}

/** Whether the page that asks is ours. Programs that are no browsers send no origin. */
export function isOwnOrigin(header: string | undefined, listening: Listening): boolean {
  if (header === undefined) return true;
  return ownHosts(listening).some((host) => header === `http://${host}`);
}

/** Both, as every request and every upgrade must pass them. */
export const isOwnRequest = (headers: IncomingHttpHeaders, listening: Listening): boolean =>
  isOwnHost(headers.host, listening) && isOwnOrigin(headers.origin, listening);

function ownHosts({ host, port }: Listening): readonly string[] {
  const names = [...new Set([...LOOPBACK_NAMES, urlHost(host)])];
  const withPort = names.map((name) => `${name}:${String(port)}`);
  return port === HTTP_PORT ? [...names, ...withPort] : withPort;
}
