import { expect, test } from 'vitest';
import type { Reading } from '../../../server/engine/dockerStats.ts';
import type { ContainerStats } from '../../../server/engine/engine.ts';
import { createStatsSampler, MOST_STREAMS, PROBE_AGAIN_MS, wayOf } from '../../../server/stats/sampler.ts';
import { manualClock } from '../world/support/manualClock.ts';
import { fakeFiles, procStat, reading } from './support.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);
const at = (id: string, file: string) => `/sys/fs/cgroup/docker/${id}/${file}`;

/** An engine with containers that have used 2 s of processor; the files say the same where there are any. */
function engine(
  change: { readonly told?: (now: number) => Reading | null; readonly mostStreams?: number } = {},
) {
  const clock = manualClock();
  const { files, read } = fakeFiles({ '/proc/stat': procStat(1_000_000) });
  const taken: ContainerStats[] = [];
  const calls: string[] = [];
  const told = change.told ?? ((now: number) => reading(now, 2_000));
  const show = (id: string) => {
    files['/proc/41/cgroup'] = `0::/docker/c0\n`;
    files[at(id, 'cpu.stat')] = 'usage_usec 2000000\n';
    files[at(id, 'memory.current')] = '1000\n';
  };
  const sampler = createStatsSampler({
    ...{ clock, read, engineVersion: () => '20.10.24', mostStreams: change.mostStreams ?? MOST_STREAMS },
    onStats: (stats) => taken.push(stats),
    reader: {
      process: (id) => {
        calls.push(`process ${id}`);
        return Promise.resolve({ pid: 41, hostNetwork: false });
      },
      reading: (id, way) => {
        calls.push(`${way} ${id}`);
        return Promise.resolve(told(clock.now()));
      },
      stats: (id, _onStats, signal) => {
        calls.push(`stream ${id}`);
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('over'))));
      },
    },
  });
  return { clock, show, sampler, calls, taken, files };
}

test('without files the first 25 get a stream, the others their turn', async () => {
  const { clock, sampler, calls } = engine();
  sampler.watch(ids(30));
  await clock.advance(5_000);
  const asked = (what: string) => new Set(calls.filter((call) => call.startsWith(what)));
  expect([asked('stream').size, asked('first-of-stream').size]).toEqual([25, 5]);
  expect(asked('stream').has('stream c24')).toBe(true);
  expect(sampler.figures()).toEqual({ cgroup: 0, stream: 25, turn: 5 });
});

test('where streams cost nobody anything all get one', async () => {
  const { clock, sampler } = engine({ mostStreams: Infinity });
  sampler.watch(ids(30));
  await clock.advance(0);
  expect(sampler.figures()).toEqual({ cgroup: 0, stream: 30, turn: 0 });
});

test('where the files of one container say what the engine says, the engine is not asked any more', async () => {
  const { clock, show, sampler, calls, taken } = engine();
  for (const id of ids(3)) show(id);
  sampler.watch(ids(3));
  await clock.advance(0);
  expect(sampler.figures()).toEqual({ cgroup: 3, stream: 0, turn: 0 });
  const [process, compare] = calls.splice(0, 2);
  expect([process, compare]).toEqual(['process c0', 'first-of-stream c0']);
  await clock.advance(5_000);
  expect(calls.filter((call) => !call.startsWith('process'))).toEqual([]);
  expect(new Set(taken.map(({ engineId }) => engineId)).size).toBe(3);
});

test.each([
  ['have used less than the engine says', (now: number) => reading(now, 2_001)],
  ['have used more than there was time for', (now: number) => reading(now, 1_000)],
  ['hold other memory', (now: number) => reading(now, 2_000, 2 ** 30)],
  ['belong to a container that the engine says does not run', () => null],
])('files that %s are not believed', async (_, told) => {
  const { clock, show, sampler } = engine({ told });
  show('c0');
  sampler.watch(['c0']);
  await clock.advance(0);
  expect(sampler.figures()).toEqual({ cgroup: 0, stream: 1, turn: 0 });
});

test('a container whose files lie elsewhere is asked for of the engine', async () => {
  const { clock, show, sampler } = engine();
  show('c0');
  sampler.watch(['c0', 'c1']);
  await clock.advance(4_000);
  expect(sampler.figures()).toEqual({ cgroup: 1, stream: 1, turn: 0 });
});

test('files are looked for again after a minute, and when somebody looks again', async () => {
  const { clock, show, sampler } = engine();
  sampler.watch(['c0']);
  await clock.advance(0);
  show('c0');
  await clock.advance(PROBE_AGAIN_MS - 1);
  expect(sampler.figures().cgroup).toBe(0);
  await clock.advance(1);
  expect(sampler.figures().cgroup).toBe(1);
  sampler.watch([]);
  expect(sampler.figures()).toEqual({ cgroup: 0, stream: 0, turn: 0 });
});

test('nothing is asked while nobody looks', async () => {
  const { clock, sampler, calls } = engine();
  sampler.watch(ids(30));
  await clock.advance(5_000);
  sampler.watch([]);
  calls.length = 0;
  await clock.advance(200_000);
  expect(calls).toEqual([]);
});

test('engines from 25 on are asked for one-shots, older ones for the first line of a stream', () => {
  expect(['25.0.0', '29.1.2', '24.0.9', '20.10.24+dfsg1', '5.4.2', null].map(wayOf)).toEqual([
    ...['one-shot', 'one-shot', 'first-of-stream', 'first-of-stream', 'first-of-stream', 'first-of-stream'],
  ]);
});
