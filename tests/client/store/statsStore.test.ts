import { expect, test } from 'vitest';
import { createStatsStore } from '../../../client/store/statsStore.ts';

const sample = (slot: number, cpuPercent?: number) => ({
  ...{ slot, cpuPercent, memoryBytes: 2 ** 20 },
  ...{ networkIn: undefined, networkOut: 0 },
});

test('unknown figures are NaN, known ones stand in their slot', () => {
  const stats = createStatsStore();
  stats.apply({ time: 0, samples: [sample(3, 12.4), sample(4)] }, 1_000);
  expect(stats.cpuPercent[3]).toBeCloseTo(12.4, 4);
  expect([stats.memoryBytes[3], stats.networkIn[3], stats.networkOut[3]]).toEqual([2 ** 20, NaN, 0]);
  expect([stats.cpuPercent[4], stats.cpuPercent[5]]).toEqual([NaN, NaN]);
});

test('a slot without any sample is stale, and infinitely old', () => {
  const stats = createStatsStore();
  expect([stats.isStale(9, 5_000), stats.sampleAgeMs(9, 5_000)]).toEqual([true, Infinity]);
});

test('a sample is stale after three of its own periods', () => {
  const stats = createStatsStore();
  for (const now of [0, 4_000, 8_000]) stats.apply({ time: now, samples: [sample(1, 1)] }, now);
  expect(stats.periodMs(1)).toBe(4_000);
  expect([stats.isStale(1, 20_000), stats.isStale(1, 20_001)]).toEqual([false, true]);
});

test('one long interval lengthens the period at once, short ones shorten it slowly', () => {
  const stats = createStatsStore();
  for (const now of [0, 1_000, 11_000, 12_000]) stats.apply({ time: now, samples: [sample(1, 1)] }, now);
  expect(stats.periodMs(1)).toBeCloseTo(9_100);
});

test('a slot that another container gets knows nothing of the one before', () => {
  const stats = createStatsStore();
  stats.apply({ time: 0, samples: [sample(1, 50)] }, 0);
  const before = stats.version();
  stats.forget(1);
  expect([stats.cpuPercent[1], stats.sampleAgeMs(1, 10)]).toEqual([NaN, Infinity]);
  expect(stats.version()).toBeGreaterThan(before);
});
