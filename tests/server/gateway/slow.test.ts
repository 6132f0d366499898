import { afterAll, beforeAll, expect, test } from 'vitest';
import { containersOf } from '../../../shared/records.ts';
import { BINARY, endOf, JOIN, openRawSocket } from './rawSocket.ts';
import { ask, startTestServer, until } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';

const CONTAINERS = 200;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ engine: [`simulator:${CONTAINERS}`] });
});
afterAll(() => server.close());

test('a client that reads nothing is ended, and the others notice nothing; if it reads again, it reads why', async () => {
  const wedged = await openRawSocket(server.url);
  wedged.send(BINARY, JOIN);
  const metric = async (name: string) =>
    Number(
      new RegExp(`^cratecraft_${name} (\\d+)$`, 'm').exec(
        await (await fetch(`${server.url}/metrics`)).text(),
      )?.[1],
    );
  await until(async () => (await metric('clients')) === 1);
  wedged.socket.pause();
  const viewer = server.connect();
  await new Promise((resolve) => viewer.once('hello', resolve));
  const containers = () => containersOf(server.world.map.records());
  await until(() => containers().length === CONTAINERS);
  // Each its own, since a word that repeats is sent once.
  const big = containers().map((container) => ({ ...container, image: container.id.repeat(25) }));
  let round = 0;
  await until(async () => {
    round += 1;
    const changed = big.map((container) => ({ ...container, restartCount: round }));
    server.world.map.commit(new Map(changed.map((container) => [container.id, container])));
    return (await metric('stuck_total')) > 0;
  }, 30_000);
  expect(await metric('stuck_total')).toBe(1);
  expect(await ask(viewer, {})).toMatchObject({ code: 'invalid' });
  expect(await metric('clients')).toBe(1);

  wedged.socket.resume();
  await until(() => endOf(wedged) !== null, 10_000);
  expect(endOf(wedged)).toEqual([4008, 'This page did not keep up with what the server told it.']);
  // It says no goodbye in turn: its connection was kept for half a minute.
  await until(() => wedged.socket.closed, 10_000);
}, 60_000);
