import { expect, test } from 'vitest';
import { createPatience } from '../../../server/world/patience.ts';

test('a list is given up after 10 s without a byte, each one in vain gives the next twice as long, to 120 s at most', () => {
  const patience = createPatience();
  const given: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    given.push(patience.silenceMs());
    patience.wasInVain();
  }
  expect(given).toEqual([10_000, 20_000, 40_000, 80_000, 120_000, 120_000]);
});

test.each([
  [100, 10_000],
  [3_333, 10_000],
  [3_334, 10_002],
  [42_000, 120_000],
])('after a list that took %i ms it is %i ms', (tookMs, silenceMs) => {
  const patience = createPatience();
  patience.wasInVain();
  patience.tookMs(tookMs);
  expect(patience.silenceMs()).toBe(silenceMs);
});
