import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContainerStats } from '../../../server/engine/engine.ts';
import { readKernelFile, type ReadText } from '../../../server/stats/readText.ts';
import { createStatsSampler, MOST_STREAMS } from '../../../server/stats/sampler.ts';
import { systemClock } from '../../../server/world/clock.ts';
import { connectTo } from '../../conformance/client.ts';
import { engineForTests, type TestEngine } from '../../support/engineForTests.ts';
import { startRecordingProxy, type RecordingProxy } from '../../support/recordingProxy.ts';
import { freshDataDir, startTown } from '../../support/server.ts';
import { connectClient, shownAt } from '../support/command.ts';
import { dockerStats } from './dockerStats.ts';

/** Of CPU, for the same container in the same second. */
const POINTS = 2;
const LIMIT_PERCENT = 50;
const MEMORY_SHARE = 0.03;
const GRACE_AND_MORE_MS = 6_000;
const SILENCE_MS = 3_000;

const SOURCES: readonly (readonly [
  name: 'cgroup' | 'stream' | 'turn',
  read: ReadText,
  mostStreams: number,
])[] = [
  ['cgroup', readKernelFile, MOST_STREAMS],
  ['stream', () => null, MOST_STREAMS],
  ['turn', () => null, 0],
];

let engine: TestEngine;
let data: Awaited<ReturnType<typeof freshDataDir>>;
let proxy: RecordingProxy;
let ids: readonly string[];

beforeAll(async () => {
  engine = await engineForTests();
  data = await freshDataDir();
  const busy = await engine.run('busy', '--cpus', '0.5', '--', 'sh', '-c', 'while :; do :; done');
  const fill = 'dd if=/dev/zero of=/dev/shm/held bs=1M count=32 && sleep 600';
  ids = [busy, await engine.run('full', '--shm-size', '64m', '--', 'sh', '-c', fill)];
  proxy = await startRecordingProxy(join(data.path, 'e.sock'), engine.address);
});

afterAll(async () => {
  await proxy.close();
  await engine.removeContainers();
  await data.remove();
});

const asked = () => proxy.requests.filter((request) => /\/(stats|[0-9a-f]{64}\/json)/.test(request)).length;
const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(SOURCES)('with figures by %s', (source, read, mostStreams) => {
  test('CPU and memory are those of `docker stats`, a loop with half a core shows 50 %, and silence follows', async () => {
    const { reader } = await connectTo(proxy.address);
    const taken: ContainerStats[] = [];
    const sampler = createStatsSampler({
      ...{ reader, read, mostStreams, clock: systemClock, engineVersion: () => '20.10.24' },
      onStats: (stats) => taken.push(stats),
    });
    sampler.watch(ids);
    await expect.poll(() => sampler.figures()[source], { timeout: 5_000 }).toBe(ids.length);
    const difference = async () => {
      taken.length = 0;
      const { cpuPercent: theirs } = await dockerStats(engine, 'busy');
      const ours = taken
        .filter(({ engineId }) => engineId === ids[0])
        .flatMap(({ cpuPercent }) => cpuPercent ?? []);
      return Math.min(
        ...ours.map((each) => Math.abs(each - theirs) + Math.max(0, each - LIMIT_PERCENT - POINTS)),
      );
    };
    await expect.poll(difference, { timeout: 40_000, interval: 100 }).toBeLessThanOrEqual(POINTS);

    const held = () => taken.findLast(({ engineId }) => engineId === ids[1])?.memoryBytes;
    await expect.poll(held, { timeout: 5_000 }).toBeDefined();
    const { memoryBytes } = await dockerStats(engine, 'full');
    expect(Math.abs((held() ?? 0) - memoryBytes)).toBeLessThanOrEqual(MEMORY_SHARE * memoryBytes);

    sampler.watch([]);
    await passed(100);
    const before = asked();
    taken.length = 0;
    await passed(SILENCE_MS);
    expect([asked() - before, taken]).toEqual([0, []]);
    sampler.close();
  });
});

test('no stats are asked for while nobody watches, and none from 5 s after the last one left', async () => {
  const town = await startTown({ dataDir: join(data.path, 'town'), args: ['--engine', proxy.address] });
  await expect.poll(async () => (await shownAt(town.url)).containers.length).toBe(ids.length);
  await expect
    .poll(async () => (await shownAt(town.url)).containers.every((each) => each.restartCount !== null))
    .toBe(true);
  const unwatched = asked();
  await passed(SILENCE_MS);
  expect(asked()).toBe(unwatched);

  const client = connectClient(town.url);
  let frames = 0;
  client.on('stats', () => (frames += 1));
  client.emit('watchStats', true);
  await expect.poll(() => frames, { timeout: 10_000 }).toBeGreaterThan(2);
  expect(asked()).toBeGreaterThan(unwatched);
  const metrics = await (await fetch(`${town.url}/metrics`)).text();
  expect(metrics).toMatch(/^cratecraft_stats_samples_total\{host="[^"]+"\} [1-9]/m);

  client.close();
  await passed(GRACE_AND_MORE_MS);
  const left = asked();
  await passed(SILENCE_MS);
  expect(asked()).toBe(left);
  expect(await town.stop()).toBe(0);
});
