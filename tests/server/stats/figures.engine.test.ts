import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeStats, type ToldSample } from '../../support/statsFrames.ts';
import { engineForTests, type TestEngine } from '../../support/engineForTests.ts';
import { freshDataDir, startTown, type TownServer } from '../../support/server.ts';
import { connectClient, shownAt, type TownClient } from '../support/command.ts';
import { dockerStats } from './dockerStats.ts';

const MIB = 2 ** 20;
const HELD_MIB = 32;
const CPU_POINTS = 2;
const MEMORY_SHARE = 0.03;

let engine: TestEngine;
let data: Awaited<ReturnType<typeof freshDataDir>>;
let town: TownServer;
let client: TownClient;

beforeAll(async () => {
  engine = await engineForTests();
  data = await freshDataDir();
  await engine.run('busy', '--cpus', '0.5', '--', 'sh', '-c', 'while :; do :; done');
  const fill = `dd if=/dev/zero of=/dev/shm/held bs=1M count=${HELD_MIB} && sleep 600`;
  await engine.run('full', '--shm-size', '64m', '--', 'sh', '-c', fill);
  town = await startTown({ dataDir: join(data.path, 'town'), args: ['--engine', engine.address] });
  client = connectClient(town.url);
});

afterAll(async () => {
  client.close();
  await town.stop();
  await engine.removeContainers();
  await data.remove();
});

test('CPU and memory in the frames are those of `docker stats`', async () => {
  const samples = new Map<number, ToldSample[]>();
  client.on('stats', (frame) => {
    for (const sample of decodeStats(new Uint8Array(frame)).samples) {
      samples.set(sample.slot, [...(samples.get(sample.slot) ?? []), sample]);
    }
  });
  const slotOf = async (name: string) =>
    (await shownAt(town.url)).containers.find((each) => each.name === name)?.slot ?? -1;
  await expect.poll(() => slotOf('full')).toBeGreaterThanOrEqual(0);
  const [busy, full] = [await slotOf('busy'), await slotOf('full')];
  client.emit('watchStats', { near: [], focus: [busy, full] });
  const difference = async () => {
    samples.clear();
    const docker = await dockerStats(engine, 'busy');
    const ours = (samples.get(busy) ?? []).flatMap(({ cpuPercent = NaN }) => cpuPercent);
    return Math.min(...ours.map((each) => Math.abs(each - docker.cpuPercent)));
  };
  await expect.poll(difference, { timeout: 40_000, interval: 100 }).toBeLessThanOrEqual(CPU_POINTS);
  expect(samples.get(busy)?.at(-1)?.cpuPercent).toBeLessThanOrEqual(50 + CPU_POINTS);

  const { memoryBytes } = await dockerStats(engine, 'full');
  const held = samples.get(full)?.at(-1)?.memoryBytes ?? 0;
  expect(held).toBeGreaterThanOrEqual(HELD_MIB * MIB);
  expect(Math.abs(held - memoryBytes)).toBeLessThanOrEqual(MEMORY_SHARE * memoryBytes);
});
