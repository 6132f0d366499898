import { expect, test } from 'vitest';
import { createStatsStore, KEY_MS, SILENCE_MS } from '../../../client/store/statsStore.ts';
import {
  CPU,
  encodeChanges,
  encodePeriods,
  encodeStale,
  encodeStats,
  encodeSums,
} from '../../../shared/statsFrame.ts';
import { frameOf, UNKNOWN } from '../../support/statsFrames.ts';

const sample = (slot: number, cpuPercent = NaN) => ({
  slot,
  cpuPercent,
  memoryBytes: 2 ** 20,
  networkOut: 0,
});
const EMPTY = encodeStats(0, []);

/** A store that hears a frame each second, empty but for the first. */
function hearing(seconds: number) {
  const stats = createStatsStore();
  stats.apply(frameOf(0, [sample(1, 10)]), 0);
  for (let second = 1; second <= seconds; second += 1) stats.apply(EMPTY, second * 1_000);
  return stats;
}

test('unknown figures are NaN, known ones stand in their slot', () => {
  const stats = createStatsStore();
  stats.apply(frameOf(0, [sample(3, 12.4), sample(4)]), 1_000);
  expect(stats.cpuPercent[3]).toBeCloseTo(12.4, 4);
  expect([stats.memoryBytes[3], stats.networkIn[3], stats.networkOut[3]].map(Number)).toEqual([
    expect.closeTo(2 ** 20, -3),
    ...[NaN, 0],
  ]);
  expect([stats.cpuPercent[4], stats.cpuPercent[5]]).toEqual([NaN, NaN]);
});

test('what a frame does not tell of a container stays as it was', () => {
  const stats = hearing(0);
  stats.apply(encodeStats(1, [encodeChanges([{ ...UNKNOWN, slot: 1, fields: CPU, cpuPercent: 55 }])]), 1_000);
  expect(stats.cpuPercent[1]).toBe(55);
  expect(stats.memoryBytes[1]).toBeCloseTo(2 ** 20, -3);
});

test('a slot without any sample is stale, and infinitely old', () => {
  const stats = createStatsStore();
  expect([stats.isStale(9, 5_000), stats.sampleAgeMs(9, 5_000)]).toEqual([true, Infinity]);
});

test('silence about a container means that its figures are as they were, until it should have been told whole', () => {
  const bound = KEY_MS + SILENCE_MS;
  const stats = hearing(bound / 1_000 + 1);
  expect([stats.isStale(1, bound), stats.isStale(1, bound + 1)]).toEqual([false, true]);
  expect(stats.sampleAgeMs(1, bound + 1)).toBe(bound + 1);
});

test('its age is that of the last frame, since every frame says that it is right', () => {
  const stats = hearing(8);
  expect(stats.sampleAgeMs(1, 8_400)).toBe(400);
});

test('everything is stale when no frame has come for 3 s', () => {
  const stats = hearing(4);
  const last = 4_000;
  expect([stats.isStale(1, last + SILENCE_MS), stats.isStale(1, last + SILENCE_MS + 1)]).toEqual([
    false,
    true,
  ]);
});

test('what the server calls stale is so at once, until it is told anew', () => {
  const stats = hearing(2);
  stats.apply(encodeStats(3, [encodeStale([1])]), 3_000);
  expect([stats.isStale(1, 3_000), stats.sampleAgeMs(1, 3_000)]).toEqual([true, 3_000]);
  stats.apply(frameOf(4, [sample(1, 20)]), 4_000);
  expect([stats.isStale(1, 4_000), stats.sampleAgeMs(1, 4_000)]).toEqual([false, 0]);
});

test('the sum of a district that is far is known by its host and first parcel, as long as it is told', () => {
  const stats = createStatsStore();
  const sum = {
    host: 2,
    parcel: 40,
    containers: 8,
    cpuPercent: 90,
    memoryBytes: 0,
    networkIn: 0,
    networkOut: 0,
  };
  stats.apply(encodeStats(0, [encodeSums([sum])]), 0);
  const bound = KEY_MS + SILENCE_MS;
  expect([stats.sumOf(sum, bound), stats.sumOf(sum, bound + 1)]).toEqual([sum, undefined]);
  expect(stats.sumOf({ host: 2, parcel: 41 }, 0)).toBeUndefined();
});

test('the period of each host is the one that was told last', () => {
  const stats = createStatsStore();
  for (const periodMs of [1_000, 8_700])
    stats.apply(encodeStats(0, [encodePeriods([{ host: 1, periodMs }])]), 0);
  expect([stats.periodMs(1), stats.periodMs(0)]).toEqual([8_700, 0]);
});

test('a slot that another container gets knows nothing of the one before, and is no frame', () => {
  const stats = hearing(0);
  const before = stats.version();
  stats.forget(1);
  expect([stats.cpuPercent[1], stats.sampleAgeMs(1, 10), stats.isStale(1, 10)]).toEqual([
    NaN,
    Infinity,
    true,
  ]);
  expect(stats.version()).toBe(before);
});
