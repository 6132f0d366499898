import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { VIEWER } from '../../support/rights.ts';
import { giveToken, post, revoke, signIn } from '../../support/signIn.ts';
import { connected, next, startTestServer } from './startTestServer.ts';
import type { TestServer } from './startTestServer.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'cratecraft-sessions-'));

let server: TestServer;
let url: string;
const start = async () => {
  server = await startTestServer({ dataDir, requireLogin: true, basePath: '/town/' });
  url = server.url;
};
beforeAll(start);
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

const connectWith = (cookie: string) => server.connect({ extraHeaders: { cookie }, reconnection: false });
const snapshotStatus = async (cookie: string) =>
  (await fetch(new URL('api/snapshot', url), { headers: { cookie } })).status;

test('a session is greeted by name and with its rights, over a restart of the server too', async () => {
  const cookie = await signIn(url, giveToken(dataDir, { role: 'viewer', name: 'stays' }));
  await server.close();
  await start();
  const [hello] = await next(connectWith(cookie), 'hello');
  expect(hello).toMatchObject({ user: 'stays', rights: VIEWER });
});

test('a session that is revoked beside the running server loses its sockets within 1 s, and is told why', async () => {
  const cookie = await signIn(url, giveToken(dataDir, { role: 'operator', name: 'gone' }));
  const [one, other] = [connectWith(cookie), connectWith(cookie)];
  const bystander = connectWith(await signIn(url, giveToken(dataDir, { role: 'viewer', name: 'bystander' })));
  await Promise.all([one, other, bystander].map(connected));
  const told = Promise.all([one, other].map((client) => next(client, 'signedOut')));
  const closed = Promise.all(
    [one, other].map((client) => new Promise((resolve) => client.once('disconnect', resolve))),
  );
  const startedAt = performance.now();
  expect(revoke(dataDir, 'gone')).toBe(true);
  expect(await told).toEqual([['You have been signed out.'], ['You have been signed out.']]);
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(await snapshotStatus(cookie)).toBe(401);
  expect(bystander.connected).toBe(true);
});

test('a session ends by signing out, on all its pages, and the cookie is taken away', async () => {
  const cookie = await signIn(url, giveToken(dataDir, { role: 'viewer', name: 'leaves' }));
  const client = connectWith(cookie);
  await connected(client);
  const told = next(client, 'signedOut');
  const response = await post(url, 'signout', { cookie });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/town/signin']);
  expect(response.headers.getSetCookie()[0]).toMatch(/=; Path=\/town\/; Max-Age=0;/);
  expect(await told).toEqual(['You have signed out.']);
  expect(await snapshotStatus(cookie)).toBe(401);
});
