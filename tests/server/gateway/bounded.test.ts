import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, next, startTestServer, until } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';

const CONNECTS = 1_000;
const AT_ONCE = 50;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const metric = async (name: string) => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^cratecraft_${name} (\\d+)$`, 'm').exec(text)?.[1]);
};

test('after a thousand clients that came, looked and left, nothing is kept of any', async () => {
  for (let done = 0; done < CONNECTS; done += AT_ONCE) {
    const clients = Array.from({ length: AT_ONCE }, () => server.connect({ reconnection: false }));
    await Promise.all(clients.map((client) => next(client, 'hello')));
    for (const client of clients) client.emit('watchStats', true);
    await Promise.all(
      clients.map((client) => ask(client, { epoch: '', revision: 0, reason: 'gap' }, 'resume')),
    );
    expect(await metric('held')).toBe(2 * AT_ONCE);
    for (const client of clients) client.close();
    await until(async () => (await metric('clients')) === 0);
  }
  expect([await metric('held'), await metric('watchers')]).toEqual([0, 0]);
}, 60_000);
