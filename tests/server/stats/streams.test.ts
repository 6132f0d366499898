import { describe, expect, test } from 'vitest';
import type { ContainerStats } from '../../../server/engine/engine.ts';
import { createStatsStreams } from '../../../server/stats/streams.ts';

interface OpenStream {
  readonly engineId: string;
  readonly give: () => void;
  readonly end: () => Promise<void>;
}

const statsOf = (engineId: string): ContainerStats => ({
  engineId,
  time: 1,
  cpuPercent: 1,
  memoryBytes: 1,
  memoryLimit: 1,
  networkIn: 1,
  networkOut: 1,
});

/** An engine whose streams the test ends, and a clock whose hands it turns. */
function setUp() {
  const streams: OpenStream[] = [];
  const calls: string[] = [];
  const taken: string[] = [];
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const after = (delayMs: number, run: () => void) => {
    const timer = { at: now + delayMs, run };
    timers.push(timer);
    return () => (timers = timers.filter((each) => each !== timer));
  };
  const pass = async (milliseconds: number) => {
    const until = now + milliseconds;
    for (;;) {
      await settle();
      const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      now = next.at;
      timers = timers.filter((each) => each !== next);
      next.run();
    }
    now = until;
  };
  const reader = {
    stats: (engineId: string, onStats: (stats: ContainerStats) => void, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        calls.push(engineId);
        const stream = {
          engineId,
          give: () => onStats(statsOf(engineId)),
          end: async () => {
            streams.splice(streams.indexOf(stream), 1);
            resolve();
            await settle();
          },
        };
        streams.push(stream);
        signal.addEventListener('abort', () => {
          streams.splice(streams.indexOf(stream), 1);
          reject(new Error('aborted'));
        });
      }),
  };
  const sampler = createStatsStreams({
    reader,
    clock: { now: () => now, after, random: () => 1 },
    onStats: ({ engineId }) => taken.push(engineId),
  });
  return { sampler, streams, calls, taken, pass, ids: () => streams.map(({ engineId }) => engineId) };
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
const many = (count: number) => Array.from({ length: count }, (_, i) => `id-${i}`);

describe('the streams', () => {
  test('asks nothing of the engine while nothing is watched', async () => {
    const { sampler, calls, pass } = setUp();
    sampler.watch([]);
    await pass(60_000);
    expect(calls).toEqual([]);
  });

  test('keeps one stream for each watched container, however often it is named', async () => {
    const { sampler, calls, taken, streams, pass } = setUp();
    sampler.watch(['a', 'b', 'a']);
    sampler.watch(['b', 'a']);
    await pass(10_000);
    expect(calls).toEqual(['a', 'b']);
    streams.forEach((stream) => stream.give());
    expect(taken).toEqual(['a', 'b']);
  });

  test('opens at most 8 at once, and 20 in a second', async () => {
    const { sampler, calls, pass } = setUp();
    sampler.watch(many(100));
    expect(calls).toHaveLength(8);
    await pass(399);
    expect(calls).toHaveLength(8);
    await pass(601);
    expect(calls).toHaveLength(24);
    await pass(4_000);
    expect(calls).toEqual(many(100));
  });

  test('closes at once what is no longer watched, and hears no more of it', async () => {
    const { sampler, streams, taken, pass, ids } = setUp();
    sampler.watch(['a', 'b']);
    const [first] = streams;
    sampler.watch(['b']);
    expect(ids()).toEqual(['b']);
    first?.give();
    expect(taken).toEqual([]);
    await pass(60_000);
    expect(ids()).toEqual(['b']);
  });

  test('what is named first is opened first, though others have waited longer', async () => {
    const { sampler, calls, pass } = setUp();
    sampler.watch(many(100));
    sampler.watch(['id-90', ...many(100)]);
    await pass(400);
    expect(calls.slice(8, 10)).toEqual(['id-90', 'id-8']);
  });

  test('forgets what was waiting to be opened', async () => {
    const { sampler, calls, pass } = setUp();
    sampler.watch(many(20));
    sampler.watch(many(2));
    await pass(10_000);
    expect(calls).toEqual(many(8));
  });

  test('reopens a stream that ended while it was watched, later and later as long as it gives nothing', async () => {
    const { sampler, calls, streams, pass } = setUp();
    sampler.watch(['a']);
    const gaps: number[] = [];
    for (let i = 0; i < 7; i += 1) {
      const before = calls.length;
      await streams[0]?.end();
      let gap = 0;
      for (; calls.length === before; gap += 500) await pass(500);
      gaps.push(gap);
    }
    expect(gaps).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test('is quick again once a stream gave figures', async () => {
    const { sampler, calls, streams, pass } = setUp();
    sampler.watch(['a']);
    await streams[0]?.end();
    await pass(2_000);
    streams[0]?.give();
    await streams[0]?.end();
    await pass(1_000);
    expect(calls).toEqual(['a', 'a', 'a']);
  });

  test('does not reopen what was left while it waited', async () => {
    const { sampler, calls, streams, pass } = setUp();
    sampler.watch(['a']);
    await streams[0]?.end();
    sampler.watch([]);
    await pass(60_000);
    expect(calls).toEqual(['a']);
  });

  test('closes everything for good', async () => {
    const { sampler, calls, pass, ids } = setUp();
    sampler.watch(many(20));
    sampler.close();
    sampler.watch(['late']);
    await pass(60_000);
    expect(ids()).toEqual([]);
    expect(calls).toEqual(many(8));
  });
});
