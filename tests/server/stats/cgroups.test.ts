import { expect, test } from 'vitest';
import type { ContainerStats } from '../../../server/engine/engine.ts';
import { createCgroups, MISSES_UNTIL_LOST, MOST_IN_SLICE } from '../../../server/stats/cgroups.ts';
import { manualClock, settle } from '../world/support/manualClock.ts';
import { cpuOf, fakeFiles, netDev, procStat } from './support.ts';

/** Files of containers `c0`, `c1` …; `use` lets one of them use the processor. */
function host() {
  const clock = manualClock();
  const bootedAt = clock.now() - 1_000_000;
  const { files, read } = fakeFiles({});
  const taken: ContainerStats[] = [];
  const missing: string[] = [];
  const asked: string[] = [];
  const at = (id: string, file: string) => `/sys/fs/cgroup/docker/${id}/${file}`;
  const use = (id: string, cpuMs: number, bytes = 4_096) => {
    files[at(id, 'cpu.stat')] = `usage_usec ${cpuMs * 1_000}\n`;
    files[at(id, 'memory.current')] = `${bytes}\n`;
    files[at(id, 'memory.stat')] = 'anon 1\ninactive_file 96\n';
  };
  const end = (id: string) => {
    for (const path of Object.keys(files)) if (path.includes(id)) Reflect.deleteProperty(files, path);
  };
  const source = createCgroups({
    read: (path) => (path === '/proc/stat' ? procStat(clock.now() - bootedAt) : read(path)),
    ...{ place: { version: 2, path: 'docker/{id}' } as const, clock },
    reader: {
      process: (id) => {
        asked.push(id);
        return Promise.resolve({ pid: 1_000 + Number(id.slice(1)), hostNetwork: id === 'c9' });
      },
    },
    onStats: (stats) => taken.push(stats),
    onMissing: (id) => missing.push(id),
  });
  return { clock, files, use, end, source, taken, missing, asked };
}

test('CPU is counted as `docker stats` does, from the second reading on; memory at once', async () => {
  const { clock, use, source, taken } = host();
  use('c0', 0);
  source.watch(['c0']);
  await clock.advance(500);
  use('c0', 500);
  await clock.advance(1_000);
  expect(cpuOf(taken)).toEqual([undefined, expect.closeTo(50, 1)]);
  expect(taken.map(({ memoryBytes }) => memoryBytes)).toEqual([4_000, 4_000]);
  expect((taken[1]?.time ?? 0) - (taken[0]?.time ?? 0)).toBe(1_000);
});

test('a counter that goes backwards is a new baseline and no value, and its process is asked for anew', async () => {
  const { clock, use, source, taken, asked } = host();
  use('c0', 9_000);
  source.watch(['c0']);
  for (const cpuMs of [9_100, 30, 130]) {
    await clock.advance(500);
    use('c0', cpuMs);
    await clock.advance(500);
  }
  await clock.advance(500);
  expect(cpuOf(taken)).toEqual([undefined, expect.closeTo(10, 1), undefined, expect.closeTo(10, 1)]);
  expect(asked).toEqual(['c0', 'c0']);
});

test('a thousand containers are read once a second each, spread over it; beyond, the period grows', async () => {
  const { clock, use, source, taken } = host();
  const ids = Array.from({ length: 1_100 }, (_, i) => `c${i}`);
  for (const id of ids) use(id, 0);
  source.watch(ids.slice(0, 1_000));
  expect(taken).toHaveLength(MOST_IN_SLICE);
  await clock.advance(950);
  expect(new Set(taken.map(({ engineId }) => engineId)).size).toBe(1_000);
  expect(taken).toHaveLength(1_000);
  source.watch(ids);
  taken.length = 0;
  await clock.advance(1_100);
  expect(taken.length).toBeLessThanOrEqual(1_100);
  await clock.advance(1_100);
  expect(new Set(taken.map(({ engineId }) => engineId)).size).toBe(1_100);
});

test('network is read of the process that the engine names, when it is seen here and has a network of its own', async () => {
  const { clock, files, use, source, taken } = host();
  for (const id of ['c1', 'c2', 'c9']) use(id, 0);
  files['/proc/1001/cgroup'] = '0::/docker/c1\n';
  files['/proc/1002/cgroup'] = '0::/docker/another\n';
  files['/proc/1009/cgroup'] = '0::/docker/c9\n';
  const receive = (bytes: number) => {
    for (const pid of [1_001, 1_002, 1_009])
      files[`/proc/${pid}/net/dev`] = netDev({ eth0: [bytes, 2 * bytes] });
  };
  receive(0);
  source.watch(['c1', 'c2', 'c9']);
  await clock.advance(1_500);
  receive(3_000);
  await clock.advance(1_000);
  await settle();
  const last = new Map(taken.map((stats) => [stats.engineId, [stats.networkIn, stats.networkOut]]));
  expect([...last]).toEqual([
    ['c1', [3_000, 6_000]],
    ['c2', [undefined, undefined]],
    ['c9', [undefined, undefined]],
  ]);
});

test('a container whose files are missing three times is told, once; what is read no more is heard of no more', async () => {
  const { clock, use, end, source, taken, missing } = host();
  use('c0', 0);
  source.watch(['c0', 'c1']);
  await clock.advance(1_000 * (MISSES_UNTIL_LOST - 1));
  expect(missing).toEqual([]);
  await clock.advance(10_000);
  expect(missing).toEqual(['c1']);
  end('c0');
  source.watch([]);
  taken.length = 0;
  await clock.advance(10_000);
  expect([taken, missing]).toEqual([[], ['c1']]);
});
