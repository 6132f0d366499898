import { expect, test } from 'vitest';
import { lockedTown } from '../../support/lockedTown.ts';
import { VIEWER } from '../../support/rights.ts';
import { post, revoke } from '../../support/signIn.ts';
import { connected, next } from './startTestServer.ts';

const town = lockedTown();
const { connectWith, enter } = town;
const snapshotStatus = async (cookie: string) =>
  (await fetch(new URL('api/snapshot', town.url()), { headers: { cookie } })).status;

test('a session is greeted by name and with its rights, over a restart of the server too', async () => {
  const cookie = await enter({ role: 'viewer', name: 'stays' });
  await town.restart();
  const [hello] = await next(connectWith(cookie), 'hello');
  expect(hello).toMatchObject({ user: 'stays', rights: VIEWER });
});

test('a session that is revoked beside the running server loses its sockets within 1 s, and is told why', async () => {
  const cookie = await enter({ role: 'operator', name: 'gone' });
  const [one, other] = [connectWith(cookie), connectWith(cookie)];
  const bystander = connectWith(await enter({ role: 'viewer', name: 'bystander' }));
  await Promise.all([one, other, bystander].map(connected));
  const told = Promise.all([one, other].map((client) => next(client, 'signedOut')));
  const closed = Promise.all(
    [one, other].map((client) => new Promise((resolve) => client.once('disconnect', resolve))),
  );
  const startedAt = performance.now();
  expect(revoke(town.dataDir, 'gone')).toBe(true);
  expect(await told).toEqual([['You have been signed out.'], ['You have been signed out.']]);
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(await snapshotStatus(cookie)).toBe(401);
  expect(bystander.connected).toBe(true);
});

test('a session ends by signing out, on all its pages, and the cookie is taken away', async () => {
  const cookie = await enter({ role: 'viewer', name: 'leaves' });
  const client = connectWith(cookie);
  await connected(client);
  const told = next(client, 'signedOut');
  const response = await post(town.url(), 'signout', { cookie });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/town/signin']);
  expect(response.headers.getSetCookie()[0]).toMatch(/=; Path=\/town\/; Max-Age=0;/);
  expect(await told).toEqual(['You have signed out.']);
  expect(await snapshotStatus(cookie)).toBe(401);
});
