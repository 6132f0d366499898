import { expect, test } from 'vitest';
import { ALL_FIELDS, CPU } from '../../../shared/statsFrame.ts';
import { containerId } from '../../../shared/records.ts';
import { ASSUMED_PERIOD_MS, createStatsTable } from '../../../server/gateway/statsTable.ts';
import { engineId, HOST_KEY } from '../../support/records.ts';

const REST = { memoryBytes: 1_000, networkIn: NaN, networkOut: NaN };
const sample = (now: number, cpuPercent = 10, number = 1) => ({
  ...{ id: containerId(HOST_KEY, engineId(number)), slot: 7, now, cpuPercent },
  ...REST,
});

/** One slot that is sampled at these times. */
function sampled(...times: number[]) {
  const table = createStatsTable();
  for (const now of times) table.take(sample(now));
  return table;
}

test('a sample is stale after three of its own periods', () => {
  const table = sampled(0, 4_000, 8_000);
  expect(table.periodMs(7)).toBe(4_000);
  expect([table.isStale(7, 20_000), table.isStale(7, 20_001)]).toEqual([false, true]);
});

test('one long interval lengthens the period at once, short ones shorten it slowly', () => {
  expect(sampled(0, 1_000, 11_000, 12_000).periodMs(7)).toBeCloseTo(9_100);
});

test('before its second sample a container is given a period, and one that comes often has a second at least', () => {
  const table = sampled(0);
  expect([table.isStale(7, 3 * ASSUMED_PERIOD_MS), table.isStale(7, 3 * ASSUMED_PERIOD_MS + 1)]).toEqual([
    ...[false, true],
  ]);
  const often = sampled(0, 100, 200);
  expect([often.isStale(7, 3_200), often.isStale(7, 3_201)]).toEqual([false, true]);
});

test('the first thing that is told of a container is all of it, then only what has moved', () => {
  const table = sampled(0);
  expect(table.told(7)).toBeNull();
  expect(table.tell(7, 'news')).toEqual({ slot: 7, fields: ALL_FIELDS, cpuPercent: 10, ...REST });
  expect(table.tell(7, 'news')).toBeNull();
  table.take({ ...sample(1_000, 20), memoryBytes: 1_005 });
  expect(table.tell(7, 'news')).toEqual({ slot: 7, fields: CPU, cpuPercent: 20, ...REST });
  expect(table.told(7)).toEqual({ slot: 7, fields: ALL_FIELDS, cpuPercent: 20, ...REST });
});

test('small steps in one direction add up against what was told', () => {
  const table = sampled(0);
  table.tell(7, 'news');
  const told = [10.2, 10.4, 10.6, 10.8].map((cpuPercent, i) => {
    table.take(sample(i + 1, cpuPercent));
    return table.tell(7, 'news')?.cpuPercent;
  });
  expect(told).toEqual([undefined, undefined, 10.6, undefined]);
});

test('a key tells all of it, whatever was told', () => {
  const table = sampled(0);
  table.tell(7, 'news');
  expect(table.tell(7, 'key')?.fields).toBe(ALL_FIELDS);
});

test('another container in the slot starts anew', () => {
  const table = sampled(0, 1_000);
  table.tell(7, 'news');
  table.take(sample(2_000, 10, 2));
  expect([table.told(7), table.periodMs(7)]).toEqual([null, 0]);
});
