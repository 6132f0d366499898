import { expect, test } from 'vitest';
import { createShowFigures, SMALL_TOWN, STALE_CHECK_MS } from '../../../client/app/showFigures.ts';
import type { SlotFigures } from '../../../client/scene/cells.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { applyDiff } from '../../../shared/diff.ts';
import type { WorldRecord } from '../../../shared/records.ts';
import { encodeStats } from '../../../shared/statsFrame.ts';
import { aContainer, aHost } from '../../support/records.ts';
import { frameOf, UNKNOWN } from '../../support/statsFrames.ts';

function shown() {
  let nowMs = 0;
  const now = () => nowMs;
  const [world, stats] = [createWorldStore(now), createStatsStore()];
  const told: (readonly number[] | 'all' | 'signs')[] = [];
  const stale: (number | undefined)[] = [];
  const scene = {
    setStats: (figures: SlotFigures, slots: readonly number[] | 'all') => {
      told.push(slots);
      stale.push(figures.stale[1]);
    },
    writeSigns: () => told.push('signs'),
  };
  const show = createShowFigures(scene, { world, stats, now });
  return {
    put: (...put: WorldRecord[]) => {
      const { records } = world.getState();
      world.setState({ records: applyDiff(records, { put, remove: [] }) });
    },
    forget: stats.forget,
    hear: (frame: Uint8Array) => stats.apply(frame, nowMs),
    pass: (ms: number) => (nowMs += ms),
    /** What the next frame tells: of which slots, and whether signs are written. */
    next: () => {
      told.length = 0;
      show();
      return [...told];
    },
    /** Whether slot 1 was when it was told last. */
    isStale: () => stale.at(-1) === 1,
  };
}

const one = (number: number, name = '') => aContainer(number, { slot: number, name });
const ROUND = ['all', 'signs'];
const EMPTY = encodeStats(0, []);

test('a patch costs the figures of what it changed; a while, a frame of figures or another host those of all', () => {
  const { put, pass, next, hear } = shown();
  put(aHost(), one(1), one(2), one(3));
  expect(next()).toEqual([[1, 2, 3], ...ROUND]);
  expect(next()).toEqual([]);
  put(one(2, 'renamed'), one(4));
  expect(next()).toEqual([[2, 4]]);
  put(aHost({ memoryBytes: 1 }));
  expect(next()).toEqual(ROUND);
  hear(EMPTY);
  expect(next()).toEqual(ROUND);
  pass(STALE_CHECK_MS);
  expect(next()).toEqual(ROUND);
});

test('each patch with a new container cost the figures of all: that its slot is another’s now is news of it alone', () => {
  const { put, forget, next } = shown();
  put(aHost(), one(1), one(2));
  next();
  forget(3);
  put(one(3));
  expect(next()).toEqual([[3]]);
});

test('a frame that showed all of ten thousand was late: a large town takes, shows and writes in a frame each', () => {
  const { put, hear, next } = shown();
  put(aHost(), one(1), one(SMALL_TOWN));
  expect([next(), next(), next(), next()]).toEqual([[[1, SMALL_TOWN]], ['all'], ['signs'], []]);
  hear(EMPTY);
  expect(next()).toEqual([]);
  put(one(1, 'renamed'));
  expect([next(), next(), next()]).toEqual([[[1], 'all'], ['signs'], []]);
});

test('what comes while a round is under way is shown by the next one', () => {
  const { put, hear, next } = shown();
  put(aHost(), one(1), one(SMALL_TOWN));
  next();
  hear(EMPTY);
  expect([next(), next(), next(), next(), next()]).toEqual([['all'], ['signs'], [], ['all'], ['signs']]);
});

test('what grows stale is told so without any frame of figures', () => {
  const { put, hear, pass, next, isStale } = shown();
  put(aHost(), one(1));
  hear(frameOf(0, [{ ...UNKNOWN, slot: 1 }]));
  next();
  const wasStale = isStale();
  for (let ms = 0; ms <= 3_000 + STALE_CHECK_MS; ms += 100) {
    pass(100);
    next();
  }
  expect([wasStale, isStale()]).toEqual([false, true]);
});
