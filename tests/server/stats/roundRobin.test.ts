import { expect, test } from 'vitest';
import type { ContainerStats, ReadingWay } from '../../../server/engine/engine.ts';
import { createRoundRobin, MOST_AWAITED } from '../../../server/stats/roundRobin.ts';
import { manualClock, settle } from '../world/support/manualClock.ts';
import { cpuOf, reading } from './support.ts';

/** An engine that answers after so long; each container uses half a core. */
function round(answerMs: number) {
  const clock = manualClock();
  const asked: string[] = [];
  const ways: ReadingWay[] = [];
  const taken: ContainerStats[] = [];
  const failing = new Set<string>();
  let awaited = 0;
  let mostAwaited = 0;
  const source = createRoundRobin({
    clock,
    way: () => 'one-shot',
    onStats: (stats) => taken.push(stats),
    reader: {
      reading: (engineId, way) => {
        asked.push(engineId);
        ways.push(way);
        awaited += 1;
        mostAwaited = Math.max(mostAwaited, awaited);
        return new Promise((resolve, reject) =>
          clock.after(answerMs, () => {
            awaited -= 1;
            if (failing.has(engineId)) reject(new Error('no'));
            else resolve(reading(clock.now(), clock.now() / 2));
          }),
        );
      },
    },
  });
  return { clock, source, asked, ways, taken, failing, mostAwaited: () => mostAwaited };
}

const ids = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);

test('each container is read in its turn, and none twice before all others', async () => {
  const { clock, source, asked } = round(100);
  source.watch(ids(100));
  await clock.advance(2_000);
  const rounds = [asked.slice(0, 100), asked.slice(100, 200)];
  expect(rounds.map((each) => new Set(each).size)).toEqual([100, 100]);
});

test('what was never read is read as it is named: a house one comes to before the rest of the round', async () => {
  const { clock, source, asked } = round(100);
  source.watch(ids(100));
  source.watch(['c90', 'c1', ...ids(100)]);
  await clock.advance(100);
  expect(asked.slice(0, 26)).toEqual([...ids(24), 'c90', 'c24']);
});

test('24 are awaited at most', async () => {
  const { clock, source, mostAwaited } = round(500);
  source.watch(ids(100));
  await clock.advance(5_000);
  expect(mostAwaited()).toBe(MOST_AWAITED);
});

test('one container is read once a second, not as fast as the engine can', async () => {
  const { clock, source, asked } = round(10);
  source.watch(['c0']);
  await clock.advance(10_000);
  expect(asked.length).toBe(11);
});

test('figures are counted between two readings of its own, from the second on', async () => {
  const { clock, source, taken } = round(100);
  source.watch(['c0']);
  await clock.advance(2_500);
  expect(cpuOf(taken)).toEqual([undefined, expect.closeTo(50), expect.closeTo(50)]);
});

test('a container that fails is asked later and later, and holds up no other', async () => {
  const { clock, source, asked, failing } = round(10);
  failing.add('c0');
  source.watch(['c0', 'c1']);
  await clock.advance(60_000);
  const count = (id: string) => asked.filter((each) => each === id).length;
  expect(count('c1')).toBeGreaterThanOrEqual(59);
  expect(count('c0')).toBeLessThan(9);
});

test('what is no longer named is not asked again, and its answer is not heard', async () => {
  const { clock, source, asked, taken } = round(100);
  source.watch(ids(2));
  source.watch(['c1']);
  await clock.advance(5_000);
  expect(asked.filter((id) => id === 'c0')).toHaveLength(1);
  expect(taken.some(({ engineId }) => engineId === 'c0')).toBe(false);
  source.close();
  source.watch(['c0']);
  asked.length = 0;
  await clock.advance(5_000);
  await settle();
  expect(asked).toEqual([]);
});

test('of 130,000 containers none of which is due yet, the search for the first one broke off; now it is waited for', async () => {
  // Who was never read is due at 0: by this clock, in a second.
  const clock = manualClock(-1_000);
  const asked: string[] = [];
  const source = createRoundRobin({
    ...{ clock, way: () => 'one-shot', onStats: () => undefined },
    reader: { reading: (engineId) => new Promise(() => asked.push(engineId)) },
  });
  source.watch(ids(130_000));
  expect(asked).toEqual([]);
  await clock.advance(1_000);
  expect(asked).toEqual(ids(MOST_AWAITED));
});
