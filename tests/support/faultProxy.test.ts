import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy } from './faultProxy.ts';

const SAID = 'größe';
let folder: string;
let engine: Server;
let proxy: FaultProxy;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cc-wire-'));
  engine = createServer((socket) => socket.on('data', () => socket.write(SAID))).listen(
    join(folder, 'engine'),
  );
  await once(engine, 'listening');
  proxy = await startFaultProxy(join(folder, 'wire'), `unix://${join(folder, 'engine')}`);
});
afterEach(() => {
  proxy.setFault({ kind: 'none' });
  proxy.reset();
});
afterAll(async () => {
  await proxy.close();
  engine.close();
  await rm(folder, { recursive: true });
});

/** What one question gets within 100 ms, and whether the connection is still there. */
async function ask() {
  const socket = connect(join(folder, 'wire'));
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined);
  socket.write('?');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const answer = { said: Buffer.concat(chunks).toString(), isOpen: !socket.closed };
  socket.destroy();
  return answer;
}

test('a good wire says what the engine says', async () => {
  expect(await ask()).toEqual({ said: SAID, isOpen: true });
});

test.each([
  ['a black hole says nothing and stays', { kind: 'blackHole' }, { said: '', isOpen: true }],
  ['a slow one says nothing yet', { kind: 'latency', ms: 10_000 }, { said: '', isOpen: true }],
  ['slices lose nothing', { kind: 'slice', bytes: 1 }, { said: SAID, isOpen: true }],
  ['a cut ends inside a character', { kind: 'cut', afterBytes: 3 }, { said: 'gr\uFFFD', isOpen: false }],
] as const)('%s', async (_title, fault, expected) => {
  proxy.setFault(fault);
  expect(await ask()).toEqual(expected);
});

test('a proxy in between answers in the engine’s stead', async () => {
  proxy.setFault({ kind: 'status', status: 500 });
  expect((await ask()).said).toMatch(/^HTTP\/1.1 500 /);
});

test('a reset breaks every connection', async () => {
  const socket = connect(join(folder, 'wire')).on('error', () => undefined);
  await once(socket, 'connect');
  await expect.poll(() => proxy.connections()).toBe(2);
  proxy.reset();
  await once(socket, 'close');
  expect(proxy.connections()).toBe(0);
});
