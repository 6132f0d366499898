import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeStats, type StatsSample } from '../../../shared/statsFrame.ts';
import { engineForTests, type TestEngine } from '../../support/engineForTests.ts';
import { freshDataDir, startTown, type TownServer } from '../../support/server.ts';
import { connectClient, shownAt, type TownClient } from '../support/command.ts';

const MIB = 2 ** 20;
const HELD_MIB = 32;
const COMPARISONS = 3;
/** `docker stats` and we look at different seconds of the same container. */
const CPU_POINTS = 5;
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

/** CPU in percent of a core, and memory in bytes, as Docker's own client prints them. */
async function dockerStats(name: string) {
  const text = await engine.docker('stats', '--no-stream', '--format', '{{.CPUPerc}} {{.MemUsage}}', name);
  const [, cpu = '', amount = '', unit = ''] = /^([\d.]+)% ([\d.]+)(\w+) \//.exec(text) ?? [];
  const scale = { B: 1, KiB: 1024, MiB: MIB, GiB: 1024 * MIB }[unit] ?? Number.NaN;
  return { cpuPercent: Number(cpu), memoryBytes: Number(amount) * scale };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

test('CPU and memory in the frames are those of `docker stats`', async () => {
  const samples = new Map<number, StatsSample[]>();
  client.on('stats', (frame) => {
    for (const sample of decodeStats(new Uint8Array(frame)).samples) {
      samples.set(sample.slot, [...(samples.get(sample.slot) ?? []), sample]);
    }
  });
  client.emit('watchStats', true);
  const slotOf = async (name: string) =>
    (await shownAt(town.url)).containers.find((each) => each.name === name)?.slot ?? -1;
  await expect.poll(() => slotOf('full')).toBeGreaterThanOrEqual(0);
  const [busy, full] = [await slotOf('busy'), await slotOf('full')];
  const cpuOf = (slot: number) => (samples.get(slot) ?? []).flatMap(({ cpuPercent }) => cpuPercent ?? []);
  await expect.poll(() => cpuOf(busy).length, { timeout: 10_000 }).toBeGreaterThan(0);

  samples.clear();
  const theirs = [];
  for (let i = 0; i < COMPARISONS; i += 1) theirs.push((await dockerStats('busy')).cpuPercent);
  const [ours, docker] = [mean(cpuOf(busy)), mean(theirs)];
  expect(cpuOf(busy).length).toBeGreaterThanOrEqual(COMPARISONS);
  expect(Math.abs(ours - docker)).toBeLessThanOrEqual(CPU_POINTS);
  expect(ours).toBeLessThanOrEqual(50 + CPU_POINTS);

  const { memoryBytes } = await dockerStats('full');
  const held = samples.get(full)?.at(-1)?.memoryBytes ?? 0;
  expect(held).toBeGreaterThanOrEqual(HELD_MIB * MIB);
  expect(Math.abs(held - memoryBytes)).toBeLessThanOrEqual(MEMORY_SHARE * memoryBytes);
});
