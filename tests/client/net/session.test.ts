import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectGateway } from '../../../client/net/connect.ts';
import { browserClock } from '../../../client/store/clock.ts';
import { createPendingStore } from '../../../client/store/pendingStore.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { startScriptedServer } from '../../support/scriptedServer.ts';

const connectTo = (base: URL) => {
  const world = createWorldStore(() => Date.now());
  const stores = { world, pending: createPendingStore(browserClock), stats: createStatsStore() };
  return { world, gateway: connectGateway({ base, ...stores, clock: browserClock }) };
};

let server: Awaited<ReturnType<typeof startScriptedServer>>;
let client: ReturnType<typeof connectTo>;

const untilConnection = (connection: string) =>
  expect.poll(() => client.world.getState().connection, { timeout: 5_000, interval: 5 }).toBe(connection);

beforeEach(async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  server = await startScriptedServer();
  client = connectTo(server.base);
  await untilConnection('live');
});

afterEach(async () => {
  client.gateway.close();
  await server.close();
  vi.unstubAllGlobals();
});

test('a page whose session was ended says so, and does not come back by itself', async () => {
  let visits = 0;
  server.io.on('connection', () => (visits += 1));
  server.io.emit('signedOut', 'You have been signed out.');
  server.io.disconnectSockets(true);
  await untilConnection('lost');
  // Longer than the page waits after a server has closed its socket.
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect(client.world.getState()).toMatchObject({
    connection: 'lost',
    signedOut: 'You have been signed out.',
  });
  expect(visits).toBe(0);
});

test('a page that is refused asks why, and stops trying where it has no session', async () => {
  server.lock();
  server.io.disconnectSockets(true);
  await expect
    .poll(() => client.world.getState().signedOut, { timeout: 5_000 })
    .toBe('Your session is over.');
  const tries = server.seen.refused;
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect([tries > 0, server.seen.refused]).toEqual([true, tries]);
});
