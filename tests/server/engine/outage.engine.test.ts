import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../server/engine/connect.ts';
import { resolveEndpoint } from '../../../server/engine/endpoints.ts';
import type { Engine } from '../../../server/engine/engine.ts';
import { startPrivateEngine, type PrivateEngine } from '../../support/privateEngine.ts';

const never = new AbortController().signal;

let engine: PrivateEngine;
let reader: Engine['reader'];
let writer: Engine['writer'];

beforeAll(async () => {
  engine = await startPrivateEngine();
  const resolution = await resolveEndpoint(engine.address, {}, '/nowhere');
  if (!resolution.ok) throw new Error(resolution.problem);
  ({ reader, writer } = createEngine(resolution.endpoint));
});

afterAll(() => engine.stop());

const openEvents = async () => {
  const time = (await reader.describe(never)).time ?? Date.now();
  const actions: string[] = [];
  const { ended } = await reader.events({
    since: time,
    onEvent: ({ action, name }) => void actions.push(`${action} ${name}`),
    signal: never,
  });
  return { actions, ended };
};

test('an engine that is killed ends events and stats within a second, and its successor is reached again', async () => {
  const id = await engine.run('witness', 'sleep', '600');
  const { ended } = await openEvents();
  let readings = 0;
  const stats = reader.stats(id, () => void (readings += 1), never);
  await expect.poll(() => readings, { timeout: 5_000 }).toBeGreaterThan(0);
  const killedAt = performance.now();
  await engine.kill();
  await Promise.all([ended, stats]);
  expect(performance.now() - killedAt).toBeLessThan(1_000);
  await expect(reader.list(never)).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining(engine.address) as string,
  });

  await engine.restart();
  const { actions } = await openEvents();
  expect((await reader.list(never)).map(({ name, state }) => `${name} ${state}`)).toEqual([
    'witness running',
  ]);
  await engine.docker('kill', 'witness');
  await expect.poll(() => actions).toContain('die witness');
});

test('an engine that hangs is given up when the limit has passed, and answers again when it wakes', async () => {
  engine.hang();
  const startedAt = performance.now();
  await expect(reader.ping(never)).rejects.toMatchObject({ code: 'timeout' });
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  await expect(reader.list(AbortSignal.timeout(200))).rejects.toMatchObject({ code: 'timeout' });
  engine.wake();
  await reader.ping(never);
});

test('a container that ignores the signal is waited for until its own stop timeout has passed', async () => {
  const command = ['sh', '-c', 'trap "" TERM; while true; do sleep 0.1; done'];
  const id = await engine.run('stubborn', '--stop-timeout', '2', '--', ...command);
  const startedAt = performance.now();
  await writer.act(id, 'stop');
  expect(performance.now() - startedAt).toBeGreaterThan(1_900);
  expect(await reader.listSome([id], never)).toMatchObject([{ state: 'exited', exitCode: 137 }]);
});
