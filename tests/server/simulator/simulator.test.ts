import { existsSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { ask, closeEngines, engine, listen } from './engines.ts';

afterEach(closeEngines);

test('closing ends every stream and deletes the socket', async () => {
  const { simulator, socketPath } = await engine({ alive: true });
  const events = listen(socketPath, '/events');
  const stats = listen(socketPath, '/containers/toolbox/stats');
  await expect.poll(() => stats.lines.length).toBeGreaterThan(0);
  await simulator.close();
  await expect.poll(() => [events.ended(), stats.ended()]).toEqual([true, true]);
  expect(existsSync(socketPath)).toBe(false);
  await expect(ask(socketPath, '/_ping')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('two simulators live side by side', async () => {
  const [one, two] = [await engine({ containers: 3 }), await engine({ containers: 4 })];
  const count = async ({ docker }: typeof one) => (await docker.listContainers({ all: true })).length;
  expect([await count(one), await count(two)]).toEqual([3, 4]);
});

test('10,000 containers are made and listed quickly', async () => {
  const began = performance.now();
  const { socketPath } = await engine({ containers: 10_000 });
  const made = performance.now() - began;
  await ask(socketPath, '/containers/json?all=1');
  const asked = performance.now();
  const { text } = await ask(socketPath, '/containers/json?all=1');
  const listed = performance.now() - asked;
  expect(text.match(/"Id":/g)?.length).toBe(10_000);
  // Generous: the goals are 1 s and 300 ms on an idle machine, and this one shares its cores.
  expect(made).toBeLessThan(5000);
  expect(listed).toBeLessThan(3000);
});
