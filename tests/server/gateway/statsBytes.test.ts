import { expect, test } from 'vitest';
import { createRandom } from '../../../server/simulator/random.ts';
import { measureStatsTraffic } from '../../bench/statsTraffic.ts';

/** 500 clients that are told 10,000 containers share so much. */
const bytesPerSecond = (megabits: number) => (megabits * 1e6) / 8 / 500;
const SIZE = { containers: 10_000, seconds: 11 };

test('10,000 lifelike containers take 70 Mbit/s for 500 clients at most', () => {
  const { bytesPerSecond: bytes } = measureStatsTraffic('lifelike', SIZE, createRandom(1));
  expect(bytes).toBeLessThanOrEqual(bytesPerSecond(70));
}, 30_000);

test('10,000 containers of which every figure jumps each second take 250 Mbit/s at most', () => {
  const { largestFrameBytes } = measureStatsTraffic('worst', SIZE, createRandom(1));
  expect(largestFrameBytes).toBeLessThanOrEqual(bytesPerSecond(250));
}, 30_000);
