import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';

/** As a socket proxy takes them from its environment: `1` lets through. */
export type ProxyVariables = Readonly<Record<string, string>>;

export interface SocketProxy {
  /** `unix:///…` */
  readonly address: string;
  /** `POST /v1.41/containers/…/stop` and so on, of what was let through. */
  readonly passed: readonly string[];
  /** The same of what was answered with 403. */
  readonly refused: readonly string[];
  /** From the next request on. */
  setVariables(variables: ProxyVariables): void;
  close(): Promise<void>;
}

const CONTAINER = '^(/v[\\d.]+)?/containers/[a-zA-Z0-9_.-]+';
/** Let through whatever the method. */
const ACTIONS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${CONTAINER}/(stop|restart|kill)`), 'ALLOW_RESTARTS'],
  [new RegExp(`${CONTAINER}/start`), 'ALLOW_START'],
  [new RegExp(`${CONTAINER}/stop`), 'ALLOW_STOP'],
  [new RegExp(`${CONTAINER}/pause`), 'ALLOW_PAUSE'],
  [new RegExp(`${CONTAINER}/unpause`), 'ALLOW_UNPAUSE'],
];
const SECTIONS = ['containers', 'events', 'info', '_ping', 'version', 'plugins'];
/** What HAProxy answers. */
const FORBIDDEN =
  '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n';

/**
 * A socket at `path` that leads to the engine at `address`, and refuses by the rules of linuxserver/socket-proxy: first the
 * actions that have a variable of their own, then all but GET and HEAD without POST, then by section.
 */
export async function startSocketProxy(
  path: string,
  address: string,
  variables: ProxyVariables,
): Promise<SocketProxy> {
  const [passed, refused]: [string[], string[]] = [[], []];
  let allowed = variables;
  const server = createServer((request, response) => {
    const isPassed = isAllowed(request, allowed);
    (isPassed ? passed : refused).push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (isPassed) forward(request, response, address);
    else response.writeHead(403, { 'content-type': 'text/html' }).end(FORBIDDEN);
  }).listen(path);
  await once(server, 'listening');
  return {
    ...{ address: `unix://${path}`, passed, refused },
    setVariables: (next) => (allowed = next),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await rm(path, { force: true });
    },
  };
}

function isAllowed({ method, url = '' }: IncomingMessage, variables: ProxyVariables): boolean {
  const [path = ''] = url.split('?');
  if (ACTIONS.some(([pattern, name]) => variables[name] === '1' && pattern.test(path))) return true;
  if (method !== 'GET' && method !== 'HEAD' && variables['POST'] !== '1') return false;
  return SECTIONS.some(
    (section) =>
      variables[section.replace('_', '').toUpperCase()] === '1' &&
      new RegExp(`^(/v[\\d.]+)?/${section}`).test(path),
  );
}

function forward(request: IncomingMessage, response: ServerResponse, address: string) {
  const { method, url, headers } = request;
  const socketPath = address.replace('unix://', '');
  const onward = ask({ socketPath, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}
