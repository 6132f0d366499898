import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStatsStreams } from '../../../server/stats/streams.ts';
import { systemClock } from '../../../server/world/clock.ts';
import { connectTo } from '../../conformance/client.ts';
import { engineForTests, type TestEngine } from '../../support/engineForTests.ts';

const CONTAINERS = 6;

let engine: TestEngine;
let ids: readonly string[];

beforeAll(async () => {
  engine = await engineForTests();
  const names = Array.from({ length: CONTAINERS }, (_, i) => `sampled-${i}`);
  ids = await Promise.all(names.map((name) => engine.run(name, 'sleep', '600')));
});

afterAll(() => engine.removeContainers());

test('every watched container of a real engine gives figures, and silence follows when nobody looks', async () => {
  const { reader } = await connectTo(engine.address);
  const known = new Map<string, number | undefined>();
  const sampler = createStatsStreams({
    reader,
    clock: systemClock,
    onStats: ({ engineId, cpuPercent }) => known.set(engineId, cpuPercent ?? known.get(engineId)),
  });
  sampler.watch(ids);
  const complete = () => [...known.values()].filter((cpu) => cpu !== undefined).length;
  await expect.poll(complete, { timeout: 15_000 }).toBe(CONTAINERS);

  sampler.watch([]);
  known.clear();
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(known.size).toBe(0);
  sampler.close();
});
