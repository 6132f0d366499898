import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { CONTAINER_ACTIONS } from '../../../shared/actions.ts';
import { createEngine } from '../../../server/engine/connect.ts';
import type { Endpoint } from '../../../server/engine/endpoint.ts';
import { startHttpEngine } from '../../support/fakeHttpEngine.ts';
import { closedAfterTest } from '../../support/opened.ts';

const { signal } = new AbortController();

/** Of an engine, and of what lets every read pass. */
const knowsNone: RequestListener = ({ method }, response) =>
  response.writeHead(method === 'GET' ? 200 : 404).end('[]');
const readsOnly: RequestListener = ({ method }, response) =>
  response.writeHead(method === 'GET' ? 200 : 403).end('[]');
const refusesAll: RequestListener = (_request, response) => response.writeHead(403).end();

const isMutating = (line: string): boolean => !line.startsWith('GET ');

async function atSocket(answer: RequestListener) {
  const engine = await startHttpEngine(answer);
  closedAfterTest().add(() => engine.close());
  return engine;
}

async function atPort(answer: RequestListener): Promise<Endpoint> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closedAfterTest().add(() => Promise.resolve(void server.close()));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const place = { host: '127.0.0.1', port, tls: undefined, apiVersion: '1.41', origin: 'a test' };
  return { kind: 'tcp', address: `tcp://127.0.0.1:${port}`, ...place };
}

describe('what a proxy refuses', () => {
  test('an engine at a socket of this machine hears one read that it need not write down, and no writing verb', async () => {
    const { endpoint, requests } = await atSocket(knowsNone);
    expect(await createEngine(endpoint).refused(signal)).toEqual([]);
    expect(requests).toEqual(['GET /_ping', 'GET /v1.41/plugins']);
  });

  test('is found out behind a socket where that read is kept back', async () => {
    const { endpoint } = await atSocket(refusesAll);
    expect(await createEngine(endpoint).refused(signal)).toEqual(CONTAINER_ACTIONS);
  });

  test('is not known behind a socket where every read passes, until an action was kept back', async () => {
    const { endpoint, requests } = await atSocket(readsOnly);
    const { refused } = createEngine(endpoint);
    expect(await refused(signal)).toEqual([]);
    expect(requests.filter(isMutating)).toEqual([]);
    expect(await refused(signal, true)).toEqual(CONTAINER_ACTIONS);
    expect(requests.filter(isMutating)).toHaveLength(CONTAINER_ACTIONS.length);
  });

  test('is asked at an address of the network before anybody pulls a lever, though every read passes there', async () => {
    expect(await createEngine(await atPort(readsOnly)).refused(signal)).toEqual(CONTAINER_ACTIONS);
    expect(await createEngine(await atPort(knowsNone)).refused(signal)).toEqual([]);
  });
});
