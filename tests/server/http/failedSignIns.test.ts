import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { HistoryAnswer } from '../../../shared/audit.ts';
import { TRIES_EACH } from '../../../server/access/loginLimit.ts';
import { lockedTown } from '../../support/lockedTown.ts';
import { giveToken, post } from '../../support/signIn.ts';
import { ask, connected, startTestServer, type TestClient } from '../gateway/startTestServer.ts';

const town = lockedTown({ publicUrl: ['https://town.example.org'] });
const SECRET = 'my-other-password';

const trySignIn = async (address: string, token = SECRET): Promise<number> =>
  (await post(town.url(), 'signin', { token, 'x-forwarded-for': address })).status;

let client: TestClient;
beforeAll(async () => {
  client = town.connectWith(await town.enter({ role: 'admin', name: 'reads' }));
  await connected(client);
});

async function history() {
  const answer = (await ask(client, { before: null }, 'history')) as unknown as HistoryAnswer;
  return answer.ok ? answer.rows.map(({ stranger, result, says }) => ({ ...stranger, result, says })) : [];
}

test('a sign-in that fails stands in the history, from where it came and without what was brought', async () => {
  expect(await trySignIn('203.0.113.1')).toBe(401);
  const link = giveToken(town.dataDir, { role: 'viewer', name: 'once', kind: 'join' });
  const used = ['', ''].map(() => post(town.url(), `join/${link}`, { 'x-forwarded-for': '203.0.113.2' }));
  await Promise.all(used);
  const denied = { result: 'denied' } as const;
  await expect.poll(history).toEqual([
    { ...denied, by: 'link', address: '203.0.113.2', says: 'it is used up, expired or revoked' },
    { ...denied, by: 'token', address: '203.0.113.1', says: 'it is mistyped, expired or revoked' },
  ]);
  const written = readFileSync(join(town.dataDir, 'audit/000001.jsonl'), 'utf8');
  expect([written.includes(SECRET), written.includes(link), written.includes('203.0.113.2')]).toEqual([
    ...[false, false, true],
  ]);
});

test('behind a proxy everybody was counted as one: each is held up alone, and that is written too', async () => {
  const tries = [];
  for (let i = 0; i <= TRIES_EACH; i += 1) tries.push(await trySignIn('203.0.113.3'));
  expect(tries).toEqual([...Array.from({ length: TRIES_EACH }, () => 401), 429]);
  expect(await trySignIn('203.0.113.4')).toBe(401);
  const waits = { by: 'token', address: '203.0.113.3', result: 'denied', says: 'there were too many tries' };
  await expect.poll(async () => (await history())[1]).toEqual(waits);
});

test('without a public address a made-up one gains nothing', async () => {
  const open = await startTestServer({ requireLogin: true });
  const tries = [];
  for (let i = 0; i <= TRIES_EACH; i += 1)
    tries.push(
      (await post(`${open.url}/`, 'signin', { token: 'x', 'x-forwarded-for': `203.0.113.${i}` })).status,
    );
  expect(tries.filter((status) => status === 429)).toHaveLength(1);
  await open.close();
});
