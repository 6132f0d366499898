import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../../server/engine/connect.ts';
import type { Engine } from '../../../server/engine/engine.ts';
import { resolveEndpoint } from '../../../server/engine/endpoints.ts';
import { startSimulator } from '../../../server/simulator/simulator.ts';

const STREAMS = 400;
const PINGS = 20;

let simulator: Awaited<ReturnType<typeof startSimulator>>;
let engine: Engine;

beforeAll(async () => {
  simulator = await startSimulator({ containers: 600, seed: 1 });
  const resolved = await resolveEndpoint(simulator.address, {}, '/');
  if (!resolved.ok) throw new Error(resolved.problem);
  engine = createEngine(resolved.endpoint);
  await engine.reader.describe(AbortSignal.timeout(5_000));
});

afterAll(async () => {
  await simulator.close();
});

const pingMs = async (): Promise<number> => {
  const started = performance.now();
  for (let i = 0; i < PINGS; i += 1) await engine.reader.ping(AbortSignal.timeout(30_000));
  return performance.now() - started;
};

test('a request grew slower with every open stream: with 400 of them a ping still takes under 50 ms', async () => {
  const ending = new AbortController();
  const listed = await engine.reader.list(AbortSignal.timeout(5_000));
  const running = listed.filter(({ state }) => state === 'running').slice(0, STREAMS);
  let readings = 0;
  const streams = running.map(({ engineId }) =>
    engine.reader.stats(engineId, () => (readings += 1), ending.signal).catch(() => undefined),
  );
  await expect.poll(() => readings, { timeout: 20_000 }).toBeGreaterThan(STREAMS);
  expect((await pingMs()) / PINGS).toBeLessThan(50);
  ending.abort();
  await Promise.all(streams);
}, 60_000);
