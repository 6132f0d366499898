import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../world/support/manualClock.ts';
import { ask, closeEngines, engine, listen } from './engines.ts';

const cpu = z.object({ system_cpu_usage: z.number().optional() });
const sampleJson = z.object({
  read: z.string(),
  preread: z.string(),
  cpu_stats: cpu,
  precpu_stats: cpu,
  memory_stats: z.object({
    usage: z.number().optional(),
    stats: z.object({ inactive_file: z.number() }).optional(),
  }),
  networks: z.object({ eth0: z.object({ rx_bytes: z.number() }) }).optional(),
});

afterEach(closeEngines);

test('events of a restart arrive in the engine’s order, to those whose filters they pass', async () => {
  const { socketPath } = await engine();
  const ofContainers = encodeURIComponent('{"type":["container"],"container":["shop-web-1"]}');
  const stream = listen(socketPath, `/events?filters=${ofContainers}`);
  await ask(socketPath, '/_ping');
  await ask(socketPath, '/containers/toolbox/pause', 'POST');
  await ask(socketPath, '/containers/shop-web-1/restart', 'POST');
  await expect
    .poll(() => stream.lines.map(({ Action }) => Action))
    .toEqual(['kill', 'die', 'stop', 'start', 'restart']);
  stream.stop();
});

test('since replays the ring, and until ends the stream', async () => {
  const clock = manualClock();
  const { socketPath } = await engine({ clock });
  await ask(socketPath, '/containers/toolbox/pause', 'POST');
  await clock.advance(5000);
  await ask(socketPath, '/containers/toolbox/unpause', 'POST');
  const seconds = clock.now() / 1000;
  const past = await ask(socketPath, `/events?since=${seconds - 1}.000000000&until=${seconds}`);
  expect(past.text.split('\n').map((line) => /"Action":"(\w+)"/.exec(line)?.[1])).toEqual([
    'unpause',
    undefined,
  ]);
});

test('stats come once a second, with counters that grow, and end with the container', async () => {
  const clock = manualClock();
  const { socketPath } = await engine({ clock });
  const stream = listen(socketPath, '/containers/shop-api-1/stats');
  for (let i = 1; i <= 4; i++) {
    await expect.poll(() => stream.lines.length).toBe(i);
    await clock.advance(1000);
  }
  const used = stream.lines.map((line) => line.cpu_stats?.cpu_usage.total_usage ?? 0);
  expect(used).toEqual([...new Set(used)].sort((a, b) => a - b));
  await ask(socketPath, '/containers/shop-api-1?force=1', 'DELETE');
  await clock.advance(1000);
  await expect.poll(() => stream.ended()).toBe(true);
});

test('one sample can be asked for, with and without the one before it, and of what does not run', async () => {
  const { socketPath } = await engine();
  const sample = async (path: string) =>
    sampleJson.parse(JSON.parse((await ask(socketPath, `/containers/${path}`)).text));
  const full = await sample('shop-postgres-1/stats?stream=0');
  expect((full.cpu_stats.system_cpu_usage ?? 0) - (full.precpu_stats.system_cpu_usage ?? 0)).toBe(24e9);
  expect(full.memory_stats.usage).toBeGreaterThan(full.memory_stats.stats?.inactive_file ?? 0);
  expect(full.networks?.eth0.rx_bytes).toBeGreaterThan(0);
  const single = await sample('shop-postgres-1/stats?stream=0&one-shot=1');
  expect([single.preread, single.precpu_stats.system_cpu_usage]).toEqual(['0001-01-01T00:00:00Z', undefined]);
  const none = await sample('scratchpad/stats?stream=false');
  expect([none.read, none.memory_stats]).toEqual(['0001-01-01T00:00:00Z', {}]);
});

test('logs are framed, cut to their tail, and followed until the container stops', async () => {
  const clock = manualClock();
  const { socketPath } = await engine({ clock });
  const { text } = await ask(socketPath, '/containers/shop-web-1/logs?stdout=1&stderr=1&tail=2');
  expect(text.match(/[\x01\x02]\0\0\0/g)?.length).toBe(2);
  const followed = ask(socketPath, '/containers/shop-web-1/logs?stdout=1&stderr=1&tail=0&follow=1');
  await ask(socketPath, '/_ping');
  await clock.advance(10_000);
  const stopped = ask(socketPath, '/containers/shop-web-1/stop', 'POST');
  await expect
    .poll(async () => {
      await clock.advance(500);
      return (await ask(socketPath, '/containers/json?filters={"name":["shop-web-1"]}')).text;
    })
    .toBe('[]\n');
  await stopped;
  const lines = (await followed).text.match(/[\x01\x02]\0\0\0/g)?.length ?? 0;
  expect(lines).toBeGreaterThanOrEqual(10);
});
