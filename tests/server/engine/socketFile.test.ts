import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchSocketFile } from '../../../server/engine/socketFile.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cc-socket-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

test('a socket that is made is noticed, its neighbours are not, and nothing is after the undo', async () => {
  let calls = 0;
  const path = join(folder, 'docker.sock');
  const undo = watchSocketFile(`unix://${path}`, () => (calls += 1));
  writeFileSync(join(folder, 'other.sock'), '');
  await settle();
  expect(calls).toBe(0);

  const server = createServer().listen(path);
  await once(server, 'listening');
  await expect.poll(() => calls).toBeGreaterThan(0);

  undo();
  await settle();
  const before = calls;
  server.close();
  await once(server, 'close');
  await settle();
  expect(calls).toBe(before);
});

test.each(['unix:///nowhere/at/all.sock', 'tcp://127.0.0.1:2375'])(
  '%s is never noticed, without a fault',
  (address) => {
    expect(() => watchSocketFile(address, () => undefined)()).not.toThrow();
  },
);
