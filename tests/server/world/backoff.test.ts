import { expect, test } from 'vitest';
import { backoffMs } from '../../../server/world/backoff.ts';

const longest = (attempt: number, address: string) => Math.round(backoffMs(attempt, address, () => 1));

test('the rest doubles from 0.8 s to 30 s, and to 2 s for a local socket', () => {
  expect([0, 1, 2, 5, 6, 1000].map((attempt) => longest(attempt, 'tcp://h:2375'))).toEqual([
    800, 1_600, 3_200, 25_600, 30_000, 30_000,
  ]);
  expect([0, 1, 2, 1000].map((attempt) => longest(attempt, 'unix:///s'))).toEqual([800, 1_600, 2_000, 2_000]);
});

test('jitter is full, but never nothing', () => {
  expect(backoffMs(3, 'tcp://h:2375', () => 0.5)).toBe(3_200);
  expect(backoffMs(3, 'tcp://h:2375', () => 0)).toBe(50);
});
