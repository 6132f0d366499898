import { expect, test } from 'vitest';
import { createRateLimit } from '../../../server/access/rateLimit.ts';

test('as many as allowed pass at once, and come back evenly', () => {
  let now = 0;
  const limit = createRateLimit(3, 3_000, () => now);
  const take = (count: number) => Array.from({ length: count }, () => limit.take());
  expect(take(4)).toEqual([true, true, true, false]);
  now = 1_000;
  expect(take(2)).toEqual([true, false]);
  now = 60_000;
  expect(take(4)).toEqual([true, true, true, false]);
});
