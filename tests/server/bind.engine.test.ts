import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atMost } from '../bench/truth/rows.ts';
import { noteRows } from '../support/figures.ts';
import { signIn } from '../support/signIn.ts';
import { freshDataDir, startTown } from '../support/server.ts';
import { connectClient, runCommand } from './support/command.ts';

const OPEN = ['--host', '0.0.0.0', '--engine', 'simulator:3'];

/** From the end of the command. */
const REVOKED_MS = 1_000;

let data: Awaited<ReturnType<typeof freshDataDir>>;
beforeAll(async () => {
  data = await freshDataDir();
});
afterAll(() => data.remove());

test('bound to the network without a token it says which command makes one, and does that it starts', async () => {
  const dataDir = join(data.path, 'town');
  const { code, stdout, stderr } = await runCommand(...OPEN, '--port', '0', '--data-dir', dataDir);
  expect([code, stdout]).toEqual([2, '']);
  const [, named = ''] = /^--host 0\.0\.0\.0 would open .* make a token with "(.*)"\n$/.exec(stderr) ?? [];
  expect(named).toBe(
    `node ${join(process.cwd(), 'dist/server/main.js')} token create --role viewer --name booth --data-dir ${dataDir}`,
  );
  const made = await runCommand(...named.split(' ').slice(2));
  expect([made.code, made.stderr]).toEqual([0, '']);
  const town = await startTown({ dataDir, args: OPEN });
  const { port } = new URL(town.url);
  const url = `http://127.0.0.1:${port}/`;
  expect((await fetch(new URL('api/snapshot', url))).status).toBe(401);
  const cookie = await signIn(url, made.stdout.trimEnd().split('\n').at(-1) ?? '');
  expect((await fetch(new URL('api/snapshot', url), { headers: { cookie } })).status).toBe(200);
  expect(town.output()).toMatch(/^Everybody signs in .* can be heard in the network/m);
  expect(await town.stop()).toBe(0);
});

test('a link to a town behind a proxy led to the address that only the proxy reaches', async () => {
  const dataDir = join(data.path, 'named');
  const args = ['--engine', 'simulator:3', '--public-url', 'https://town.example.org', '--base-path', 'shop'];
  const town = await startTown({ dataDir, args });
  const { stdout } = await runCommand('join', 'create', '--role', 'viewer', '--data-dir', dataDir);
  expect(stdout).toMatch(/\nhttps:\/\/town\.example\.org\/shop\/join\/[\w-]{43}\n$/);
  expect(town.output()).toContain('Browsers reach it as https://town.example.org/shop.\n');
  await town.stop();
});

test('a revoked token makes it refuse the network again', async () => {
  const dataDir = join(data.path, 'revoked');
  const token = (...args: readonly string[]) => runCommand('token', ...args, '--data-dir', dataDir);
  expect((await token('create', '--role', 'viewer', '--name', 'booth')).code).toBe(0);
  expect((await token('revoke', 'booth')).code).toBe(0);
  expect((await runCommand(...OPEN, '--port', '0', '--data-dir', dataDir)).code).toBe(2);
});

test('a command revokes beside the running server, and the socket is closed within a second', async (context) => {
  const dataDir = join(data.path, 'beside');
  const town = await startTown({ dataDir, args: ['--require-login', '--engine', 'simulator:3'] });
  const made = await runCommand(
    'token',
    'create',
    '--role',
    'viewer',
    '--name',
    'wall',
    '--data-dir',
    dataDir,
  );
  const cookie = await signIn(`${town.url}/`, made.stdout.trimEnd().split('\n').at(-1) ?? '');
  const client = connectClient(town.url, { cookie });
  await new Promise<void>((resolve) => client.once('hello', () => resolve()));
  const closedAt = new Promise<number>((resolve) =>
    client.once('disconnect', () => resolve(performance.now())),
  );
  expect((await runCommand('token', 'revoke', 'wall', '--data-dir', dataDir)).code).toBe(0);
  const revokedAt = performance.now();
  const closedMs = (await closedAt) - revokedAt;
  noteRows(
    context,
    atMost('a revoked session: its socket is closed after', {
      reached: closedMs,
      goal: REVOKED_MS,
      unit: 'ms',
    }),
  );
  expect(closedMs).toBeLessThan(REVOKED_MS);
  client.close();
  await town.stop();
});
