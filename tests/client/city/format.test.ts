import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAge, formatBytes, formatCount, formatCpu, formatRate } from '../../../client/city/format.ts';

test('CPU is written as docker stats writes it, and unknown is never 0', () => {
  expect([0, 12.345, 250, NaN, undefined].map(formatCpu)).toEqual(['0.00%', '12.35%', '250.00%', '–', '–']);
});

test('memory is written in binary units with four digits at most', () => {
  expect([0, 1023, 1024, 536_870_912, 2_087_354_368, 2 ** 40, 2 ** 60].map(formatBytes)).toEqual([
    ...['0B', '1023B', '1KiB', '512MiB', '1.944GiB', '1TiB', '1024PiB'],
  ]);
  expect([null, undefined, NaN].map(formatBytes)).toEqual(['–', '–', '–']);
});

test('every amount of memory is a number of at most four digits and one unit', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 2 ** 50, noNaN: true }), (bytes) => {
      expect(formatBytes(bytes)).toMatch(/^(\d{1,4}|\d+\.\d+|\d(\.\d+)?e-\d+)(B|[KMGTP]iB)$/);
    }),
  );
});

test('rates are bytes a second', () => {
  expect([formatRate(2_048), formatRate(NaN)]).toEqual(['2KiB/s', '–']);
});

test('ages are told in the two words that matter', () => {
  const minute = 60_000;
  expect([-5, 3_900, 12 * minute, 60 * minute, 125 * minute, 76 * 60 * minute].map(formatAge)).toEqual([
    ...['0 s', '3 s', '12 min', '1 h', '2 h 5 min', '3 d 4 h'],
  ]);
});

test('counts have their plural', () => {
  expect([formatCount(1, 'alarm'), formatCount(10_000, 'container')]).toEqual([
    '1 alarm',
    '10,000 containers',
  ]);
});
