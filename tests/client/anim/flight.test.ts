import { expect, test } from 'vitest';
import { arrivals, departures, outburst } from '../../../client/anim/flight.ts';
import type { Chip } from '../../../client/city/scatter.ts';

const FRONT = { height: 10, durationS: 1.2 };
const chipAt = (y: number): Chip => ({
  ...{ at: { x: 0, y, z: 0 }, normal: { x: 0, y: 0, z: 1 }, role: 1, color: [0, 0, 0] },
});
const CHIPS = [0, 2.5, 5, 7.5, 10, 12].map(chipAt);

test('a block has arrived when the edge of what stands passes it, and the last one with the transition', () => {
  const ends = arrivals(CHIPS, FRONT).map(({ startS, lifeS }) => Number((startS + lifeS).toFixed(6)));
  expect(ends).toEqual([0.1, 0.3, 0.6, 0.9, 1.2, 1.2]);
});

test('a block leaves when the edge of what still stands passes it: the roof first', () => {
  const starts = departures(CHIPS, FRONT).map(({ startS }) => Number(startS.toFixed(6)));
  expect(starts).toEqual([1.2, 0.9, 0.6, 0.3, 0, 0]);
});

test('blocks fly away from the wall that they were in', () => {
  const away = [...departures(CHIPS, FRONT), ...outburst(CHIPS, FRONT)].map(({ way }) => way.z > 0);
  expect(away.every(Boolean)).toBe(true);
});

test('of what bursts only the upper part flies, at once', () => {
  const heights = outburst([5.4, 5.5, 5.6].map(chipAt), FRONT).map(({ chip, startS }) => [chip.at.y, startS]);
  expect(heights).toEqual([[5.6, 0]]);
});
