import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnixEndpoint } from '../../server/engine/endpoint.ts';

export interface HttpEngine {
  readonly endpoint: UnixEndpoint;
  /** `GET /v1.41/info` and so on, in the order in which they came. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Something that answers on a socket as the test says; `GET /_ping` without a version always offers API 1.41. */
export async function startHttpEngine(answer: RequestListener): Promise<HttpEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'cc-http-'));
  const path = join(folder, 'e.sock');
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    if (request.url?.startsWith('/_ping') === true) response.setHeader('Api-Version', '1.41').end('OK');
    else answer(request, response);
  }).listen(path);
  await once(server, 'listening');
  const address = `unix://${path}`;
  return {
    endpoint: { kind: 'unix', address, origin: 'a test', apiVersion: undefined, path, socketExists: true },
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
