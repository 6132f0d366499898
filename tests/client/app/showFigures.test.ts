import { expect, test } from 'vitest';
import { createShowFigures } from '../../../client/app/showFigures.ts';
import { createStatsStore } from '../../../client/store/statsStore.ts';
import { createWorldStore } from '../../../client/store/worldStore.ts';
import { applyDiff } from '../../../shared/diff.ts';
import type { WorldRecord } from '../../../shared/records.ts';
import { aContainer, aHost } from '../../support/records.ts';

const SECOND_MS = 1_000;

function shown() {
  let nowMs = 0;
  const now = () => nowMs;
  const [world, stats] = [createWorldStore(now), createStatsStore()];
  const told: number[][] = [];
  const setStats = (figures: Iterable<{ readonly slot: number }>) =>
    told.push([...figures].map(({ slot }) => slot));
  const show = createShowFigures({ setStats }, { world, stats, now });
  return {
    put: (...put: WorldRecord[]) => {
      const { records } = world.getState();
      world.setState({ records: applyDiff(records, { put, remove: [] }) });
    },
    forget: stats.forget,
    pass: (ms: number) => (nowMs += ms),
    /** Slots of which figures are told in the next frame; null = of none. */
    next: () => {
      told.length = 0;
      show();
      return told.length === 0 ? null : told.flat();
    },
  };
}

const one = (number: number, name = '') => aContainer(number, { slot: number, name });

test('a patch costs the figures of what it changed; a second, a frame of figures or another host those of all', () => {
  const { put, pass, next } = shown();
  put(aHost(), one(1), one(2), one(3));
  expect(next()).toEqual([1, 2, 3]);
  expect(next()).toBeNull();
  put(one(2, 'renamed'), one(4));
  expect(next()).toEqual([2, 4]);
  put(aHost({ memoryBytes: 1 }));
  expect(next()).toEqual([1, 2, 3, 4]);
  pass(SECOND_MS);
  expect(next()).toEqual([1, 2, 3, 4]);
});

test('each patch with a new container cost the figures of all: that its slot is another’s now is news of it alone', () => {
  const { put, forget, next } = shown();
  put(aHost(), one(1), one(2));
  next();
  forget(3);
  put(one(3));
  expect(next()).toEqual([3]);
});
