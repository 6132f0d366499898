import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Intent } from '../../../shared/intents.ts';
import type { PackedPatch } from '../../../shared/packedWorld.ts';
import { packPatch } from '../../../shared/packedWorld.ts';
import type { WorldRecord } from '../../../shared/records.ts';
import { ADMIN } from '../../support/rights.ts';
import { connectGateway } from '../../../client/net/connect.ts';
import { browserClock } from '../../../client/store/clock.ts';
import { createPendingStore } from '../../../client/store/pendingStore.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { aContainer, aHost, recordMap } from '../../support/records.ts';
import { frameOf } from '../../support/statsFrames.ts';
import { EPOCH, startScriptedServer } from '../../support/scriptedServer.ts';

const patch = (previous: number, revision: number, put: readonly WorldRecord[]): PackedPatch =>
  packPatch({ epoch: EPOCH, previous, revision, put, remove: [] });

const connectTo = (base: URL) => {
  const world = createWorldStore(() => Date.now());
  const pending = createPendingStore(browserClock);
  const stats = createStatsStore();
  const gateway = connectGateway({ base, world, pending, stats, clock: browserClock });
  return { world, pending, stats, gateway, untilLive: () => untilConnection(world, 'live') };
};

const untilConnection = (world: ReturnType<typeof createWorldStore>, connection: string) =>
  expect.poll(() => world.getState().connection, { timeout: 5_000, interval: 5 }).toBe(connection);

const page = Object.assign(new EventTarget(), { hidden: false });
let server: Awaited<ReturnType<typeof startScriptedServer>>;
let client: ReturnType<typeof connectTo>;

beforeEach(async () => {
  page.hidden = false;
  vi.stubGlobal('document', page);
  server = await startScriptedServer();
  client = connectTo(server.base);
  await client.untilLive();
});

afterEach(async () => {
  client.gateway.close();
  await server.close();
  vi.unstubAllGlobals();
});

test('below a base path, the world comes by snapshot and goes on by patches', async () => {
  server.io.emit('patch', patch(1, 2, [aContainer(1)]));
  await expect.poll(() => client.world.getState().revision).toBe(2);
  expect(client.world.getState()).toMatchObject({
    ...{ connection: 'live', rights: ADMIN, records: recordMap([aHost(), aContainer(1)]) },
  });
});

test('a gap is mended by the snapshot of what was missed', async () => {
  server.say([aHost(), aContainer(1), aContainer(2)], 5);
  server.io.emit('patch', patch(4, 5, [aContainer(2)]));
  await expect.poll(() => client.world.getState().revision).toBe(5);
  expect([...client.world.getState().records.keys()]).toHaveLength(3);
  expect(client.world.getState().connection).toBe('live');
});

test('who was away resumes by one patch, without the snapshot', async () => {
  const before = server.seen.snapshots;
  server.say([aHost(), aContainer(7)], 9);
  server.answerResume(patch(1, 9, [aContainer(7)]));
  server.io.disconnectSockets(true);
  await untilConnection(client.world, 'lost');
  await client.untilLive();
  expect(client.world.getState().records).toEqual(recordMap([aHost(), aContainer(7)]));
  expect([server.seen.resumes, server.seen.snapshots - before]).toEqual([
    [{ epoch: EPOCH, revision: 1, reason: 'reconnect' }],
    0,
  ]);
});

test('a server that was started anew is told so, and its snapshot taken', async () => {
  server.restart('second', [aHost(), aContainer(5)]);
  server.io.disconnectSockets(true);
  await expect.poll(() => client.world.getState().epoch, { timeout: 5_000 }).toBe('second');
  await client.untilLive();
  expect(server.seen.resumes).toEqual([{ epoch: EPOCH, revision: 1, reason: 'epoch' }]);
  expect(client.world.getState().records).toEqual(recordMap([aHost(), aContainer(5)]));
});

test('a bookmark with another hash brings the snapshot', async () => {
  server.say([aHost(), aContainer(1)], 1);
  server.io.emit('bookmark', { epoch: EPOCH, revision: 1, hash: 1 });
  await expect.poll(() => client.world.getState().records.size).toBe(2);
  expect(server.seen.resumes).toEqual([{ epoch: EPOCH, revision: 1, reason: 'mismatch' }]);
});

test('a patch that cannot be read is taken in no part, and the snapshot instead', async () => {
  server.say([aHost(), aContainer(1)], 2);
  const packed = patch(1, 2, [aContainer(3), aContainer(4)]);
  server.io.emit('patch', { ...packed, words: packed.words.slice(0, 1) });
  await expect.poll(() => client.world.getState().revision).toBe(2);
  expect(client.world.getState().records).toEqual(recordMap([aHost(), aContainer(1)]));
});

test('each frame of figures is acknowledged by its number', async () => {
  for (let i = 0; i < 3; i += 1) server.io.emit('stats', Buffer.from(frameOf(0, [])));
  await expect.poll(() => server.seen.statsSeen).toEqual([1, 2, 3]);
});

test('a lost connection is shown at once, and comes back by itself', async () => {
  server.say([aHost(), aContainer(7)], 9);
  server.io.disconnectSockets(true);
  await untilConnection(client.world, 'lost');
  await client.untilLive();
  expect(client.world.getState().revision).toBe(9);
});

test('an intent is answered; without a connection it is refused, and never sent later', async () => {
  const intent: Intent = { kind: 'act', container: aContainer(1).id, action: 'stop' };
  expect(await client.gateway.sendIntent(intent)).toEqual({ ok: true, epoch: EPOCH, revision: 1 });
  server.io.disconnectSockets(true);
  await untilConnection(client.world, 'lost');
  expect(await client.gateway.sendIntent(intent)).toMatchObject({ ok: false, code: 'unreachable' });
  await client.untilLive();
  expect(server.seen.intents).toEqual([intent]);
});

test('an intent whose answer is cut off is refused, not left open', async () => {
  server.io.removeAllListeners('connection');
  server.io.sockets.sockets.forEach((socket) => socket.removeAllListeners('intent'));
  const answer = client.gateway.sendIntent({ kind: 'showSimulator', shown: true });
  server.io.disconnectSockets(true);
  expect(await answer).toMatchObject({ ok: false, code: 'unreachable' });
});

test('live figures are asked for while they are wanted and the page is seen, and anew after a loss', async () => {
  client.gateway.watchStats(true);
  await expect.poll(() => server.seen.watching).toEqual([true]);
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => server.seen.watching).toEqual([true, false]);
  page.hidden = false;
  page.dispatchEvent(new Event('visibilitychange'));
  server.io.disconnectSockets(true);
  await untilConnection(client.world, 'lost');
  await client.untilLive();
  await expect.poll(() => server.seen.watching.at(-1)).toBe(true);
});

test('figures reach their slot, and are forgotten when the slot gets another container', async () => {
  server.io.emit('patch', patch(1, 2, [aContainer(1, { slot: 4 })]));
  const samples = [{ slot: 4, cpuPercent: 20, memoryBytes: 1, networkIn: 1, networkOut: 1 }];
  server.io.emit('stats', Buffer.from(frameOf(0, samples)));
  await expect.poll(() => client.stats.cpuPercent[4]).toBe(20);
  server.io.emit('patch', patch(2, 3, [aContainer(2, { slot: 4 })]));
  await expect.poll(() => client.world.getState().revision).toBe(3);
  expect(client.stats.cpuPercent[4]).toBeNaN();
});

test('the goodbye of the server is shown with its reason', async () => {
  server.io.emit('bye', 'the server is stopped');
  await untilConnection(client.world, 'lost');
  expect(client.world.getState().byeReason).toBe('the server is stopped');
});

test('who did not keep up is told so, and comes back by itself to what is', async () => {
  const sentence = 'This page did not keep up with what the server told it.';
  const lost: unknown[] = [];
  const stop = client.world.subscribe(({ connection, byeReason }) => {
    if (connection === 'lost') lost.push(byeReason);
  });
  server.say([aHost(), aContainer(7)], 9);
  for (const { conn } of server.io.sockets.sockets.values()) {
    const { transport } = conn;
    if ('socket' in transport) (transport.socket as WebSocket).close(4008, sentence);
  }
  await expect.poll(() => client.world.getState().revision, { timeout: 5_000 }).toBe(9);
  await client.untilLive();
  stop();
  expect(lost[0]).toBe(sentence);
  expect(client.world.getState()).toMatchObject({
    byeReason: null,
    records: recordMap([aHost(), aContainer(7)]),
  });
});
