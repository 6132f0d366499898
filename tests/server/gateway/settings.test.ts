import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../../shared/protocol.ts';
import { BINARY, endOf, JOIN, openRawSocket, packed, packetsFrom, TEXT } from './rawSocket.ts';
import type { RawSocket } from './rawSocket.ts';
import { ask, connected, startTestServer, until } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';

const MAX_PACKET_BYTES = 16 * 1024;
const CONNECT_TIMEOUT_MS = 5_000;
const TOO_BIG = 1009;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
const raws: RawSocket[] = [];
afterAll(async () => {
  for (const { socket } of raws) socket.destroy();
  await server.close();
});

const open = async (headers?: Readonly<Record<string, string>>): Promise<RawSocket> => {
  const raw = await openRawSocket(server.url, headers);
  raws.push(raw);
  return raw;
};
const joined = async (): Promise<RawSocket> => {
  const raw = await open();
  raw.send(BINARY, JOIN);
  await until(() => raw.frames().length >= 3);
  return raw;
};

test('the wire is not compressed, though the client offers it', async () => {
  const offer = 'permessage-deflate; client_max_window_bits';
  const { answer } = await open({ 'Sec-WebSocket-Extensions': offer });
  expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  expect(answer).not.toMatch(/extensions/i);
});

test('the server asks each 10 s for a sign of life, waits 8 s for it, and offers no other transport', async () => {
  const raw = await open();
  await until(() => raw.frames().length > 0);
  const text = raw.frames()[0]?.content.toString() ?? '';
  expect([text[0], JSON.parse(text.slice(1))]).toEqual([
    '0',
    {
      ...{ sid: expect.any(String) as string, upgrades: [] },
      ...{ pingInterval: 10_000, pingTimeout: 8_000, maxPayload: MAX_PACKET_BYTES },
    },
  ]);
});

test('who joins is answered in msgpack, with nothing by which Socket.IO would recover it', async () => {
  const raw = await joined();
  expect(packetsFrom(raw).slice(0, 2)).toEqual([
    { type: 0, nsp: '/', data: { sid: expect.any(String) as string } },
    { type: 2, nsp: '/', data: ['hello', expect.objectContaining({ protocol: PROTOCOL_VERSION })] },
  ]);
});

test("who speaks Socket.IO's own text is ended", async () => {
  const raw = await open();
  raw.send(TEXT, Buffer.from('40'));
  await until(() => endOf(raw) !== null, CONNECT_TIMEOUT_MS / 2);
});

test('who does not join within 5 s is ended, and not sooner', async () => {
  const raw = await open();
  const opened = performance.now();
  await until(() => endOf(raw) !== null, 2 * CONNECT_TIMEOUT_MS);
  const afterMs = performance.now() - opened;
  expect(afterMs).toBeGreaterThan(CONNECT_TIMEOUT_MS - 100);
  expect(afterMs).toBeLessThan(CONNECT_TIMEOUT_MS + 2_000);
}, 10_000);

/** A packet of so many bytes that asks for an answer. */
const packetOf = (bytes: number): Buffer => {
  const ofPadding = (length: number) =>
    packed({ type: 2, nsp: '/', id: 1, data: ['intent', 'x'.repeat(length)] });
  return ofPadding(bytes - (ofPadding(bytes).length - bytes));
};

const isAnswered = (raw: RawSocket): boolean =>
  packetsFrom(raw).some((packet) => JSON.stringify(packet).includes('"code":"invalid"'));

test.each([MAX_PACKET_BYTES - 1, MAX_PACKET_BYTES])('a packet of %i bytes is answered', async (bytes) => {
  const raw = await joined();
  const packet = packetOf(bytes);
  expect(packet.length).toBe(bytes);
  raw.send(BINARY, packet);
  await until(() => isAnswered(raw));
});

test('one of 16,385 bytes ends its connection as too big', async () => {
  const raw = await joined();
  raw.send(BINARY, packetOf(MAX_PACKET_BYTES + 1));
  await until(() => endOf(raw) !== null);
  expect(endOf(raw)).toEqual([TOO_BIG, '']);
});

test("a foreign page's socket is refused before the upgrade", async () => {
  const { answer } = await open({ Origin: 'http://evil.example' });
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test.each([
  { type: 3, nsp: '/', id: 77, data: ['for nothing'] },
  { type: 3, nsp: '/', id: 77, data: [] },
  { type: 3, nsp: '/', id: 77, data: null },
  { type: 3, nsp: '/', data: [null] },
  { type: 2, nsp: '/', id: 77, data: null },
  { type: 2, nsp: '/', data: [null] },
])('%j harms nobody', async (packet) => {
  const bystander = server.connect();
  await connected(bystander);
  const raw = await joined();
  raw.send(BINARY, packed(packet));
  raw.send(BINARY, packetOf(64));
  await until(() => endOf(raw) !== null || isAnswered(raw));
  expect(await ask(bystander, null)).toMatchObject({ code: 'invalid' });
  bystander.close();
});

test('nothing is sent as volatile, which is lost behind anything that is sent with it', () => {
  const sources = ['server', 'client', 'shared'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => join(folder, path)),
  );
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((path) => /\bvolatile\b/.test(readFileSync(path, 'utf8')))).toEqual([]);
});
