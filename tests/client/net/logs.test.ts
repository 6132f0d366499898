import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FIRST_LINES, followLogs, GRANT_SPACING_MS, WINDOW_LINES } from '../../../client/net/logs.ts';
import {
  LOG_LINES_MAX,
  type LogAnswer,
  type LogBatch,
  type LogGrant,
  type LogWish,
} from '../../../shared/logs.ts';
import type { ClientToServer, ServerToClient } from '../../../shared/protocol.ts';
import { heldClock } from '../../support/heldClock.ts';
import { aContainer } from '../../support/records.ts';
import { greetedAs } from '../../support/rights.ts';

const { id } = aContainer(1);
const POSITION = { stdout: { time: '2026-11-24T14:02:48.000000789Z', count: 1 }, stderr: null };

/** A server that notes what is asked of it. */
const startServer = async () => {
  const http = createServer();
  const seen = { wishes: [] as LogWish[], grants: [] as LogGrant[] };
  const answer: { wish: LogAnswer; grant: LogAnswer } = { wish: { ok: true }, grant: { ok: true } };
  const io = new Server<ClientToServer, ServerToClient>(http);
  io.on('connection', (socket) => {
    socket.emit('hello', { protocol: 1, epoch: 'e', revision: 1, ...greetedAs('admin'), serverVersion: '1' });
    socket.on('log', (wish, acknowledge) => {
      seen.wishes.push(wish);
      acknowledge(answer.wish);
    });
    socket.on('logGrant', (grant, acknowledge) => {
      seen.grants.push(grant);
      acknowledge(answer.grant);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { io, seen, answer, url: `http://127.0.0.1:${port}` };
};

const page = Object.assign(new EventTarget(), { hidden: false });
let server: Awaited<ReturnType<typeof startServer>>;
let socket: Socket<ServerToClient, ClientToServer>;
let clock: ReturnType<typeof heldClock>;
let logs: ReturnType<typeof followLogs>;

beforeEach(async () => {
  page.hidden = false;
  vi.stubGlobal('document', page);
  server = await startServer();
  socket = connect(server.url, { transports: ['websocket'], reconnectionDelay: 10 });
  clock = heldClock();
  logs = followLogs(socket, clock);
  await expect.poll(() => socket.connected).toBe(true);
});
afterEach(async () => {
  logs.dispose();
  socket.close();
  await server.io.close();
  vi.unstubAllGlobals();
});

const hide = (isHidden: boolean) => {
  page.hidden = isHidden;
  page.dispatchEvent(new Event('visibilitychange'));
};
const kinds = () => server.seen.wishes.map(({ kind, stream }) => `${kind} ${stream}`);
const shown = () => logs.store.getState().shown;
const batch = (stream: number, count: number, change: Partial<LogBatch> = {}): LogBatch => ({
  ...{ stream, skipped: null, position: POSITION, state: { phase: 'following' } },
  lines: Array.from({ length: count }, (_, n) => ({ stream: 'stdout', time: n, text: String(n) })),
  ...change,
});

test('opening asks for the last lines and grants a window; what comes is shown, and granted anew at its pace', async () => {
  logs.open(id);
  await expect
    .poll(() => server.seen.wishes)
    .toEqual([
      { kind: 'open', stream: 1, container: id, tail: FIRST_LINES, after: null, lines: WINDOW_LINES },
    ]);
  server.io.emit('log', batch(1, 30));
  server.io.emit('log', batch(1, 12));
  await expect.poll(() => shown()?.count).toBe(42);
  expect(server.seen.grants).toEqual([]);
  clock.pass(GRANT_SPACING_MS);
  await expect.poll(() => server.seen.grants).toEqual([{ stream: 1, lines: 42 + WINDOW_LINES }]);
});

test('a grant that the server refuses is made good', async () => {
  server.answer.grant = { ok: false, code: 'busy', message: 'wait' };
  logs.open(id);
  await expect.poll(kinds).toEqual(['open 1']);
  server.io.emit('log', batch(1, 5));
  await expect.poll(() => shown()?.count).toBe(5);
  clock.pass(GRANT_SPACING_MS);
  await expect.poll(() => server.seen.grants.length).toBe(1);
  server.answer.grant = { ok: true };
  await expect
    .poll(() => {
      clock.pass(GRANT_SPACING_MS);
      return server.seen.grants.length;
    })
    .toBe(2);
});

test('paused or hidden, nothing is open at the server; it goes on after the last line', async () => {
  logs.open(id);
  await expect.poll(kinds).toEqual(['open 1']);
  server.io.emit('log', batch(1, 5));
  await expect.poll(() => shown()?.count).toBe(5);
  logs.setPaused(true);
  hide(true);
  hide(false);
  expect(shown()?.phase).toEqual({ phase: 'paused' });
  logs.setPaused(false);
  hide(true);
  hide(false);
  await expect.poll(kinds).toEqual(['open 1', 'close 1', 'open 2', 'close 2', 'open 3']);
  expect(server.seen.wishes.at(-1)).toMatchObject({ after: POSITION, tail: LOG_LINES_MAX });
  server.io.emit('log', batch(2, 9));
  server.io.emit('log', batch(3, 1));
  await expect.poll(() => shown()?.count).toBe(6);
});

test('a lost server is told, and the log goes on when it is back', async () => {
  logs.open(id);
  await expect.poll(kinds).toEqual(['open 1']);
  server.io.emit('log', batch(1, 5));
  await expect.poll(() => shown()?.count).toBe(5);
  const phases: (string | undefined)[] = [];
  logs.store.subscribe((state) => phases.push(state.shown?.phase.phase));
  for (const each of await server.io.fetchSockets()) each.disconnect(true);
  await expect.poll(() => phases).toContain('lost');
  socket.connect();
  await expect.poll(kinds).toEqual(['open 1', 'open 2']);
  expect(server.seen.wishes.at(-1)).toMatchObject({ after: POSITION });
});

test('a refusal is shown with its sentence', async () => {
  const refusal = { code: 'forbidden', message: 'the role viewer may not read logs' } as const;
  server.answer.wish = { ok: false, ...refusal };
  logs.open(id);
  await expect.poll(() => shown()?.phase).toEqual({ phase: 'refused', ...refusal });
});

test('closing closes at the server too, and what still comes is not shown', async () => {
  logs.open(id);
  logs.close();
  await expect.poll(kinds).toEqual(['open 1', 'close 1']);
  server.io.emit('log', batch(1, 5));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(shown()).toBeNull();
});
