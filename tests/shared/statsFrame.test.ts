import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ALL_FIELDS,
  CPU,
  encodeChanges,
  encodePeriods,
  encodeStale,
  encodeStats,
  encodeSums,
  MEMORY,
  NETWORK_OUT,
} from '../../shared/statsFrame.ts';
import { decodeStats, frameOf, UNKNOWN } from '../support/statsFrames.ts';

const valueArbitrary = (max: number) => fc.oneof(fc.constant(NaN), fc.double({ min: 0, max, noNaN: true }));

const sampleArbitrary = fc.record({
  slot: fc.nat(65_535),
  cpuPercent: valueArbitrary(13_000),
  memoryBytes: valueArbitrary(2 ** 40),
  networkIn: valueArbitrary(2 ** 34),
  networkOut: valueArbitrary(2 ** 34),
});

const samplesArbitrary = fc
  .uniqueArray(sampleArbitrary, { selector: ({ slot }) => slot, maxLength: 60 })
  .map((samples) => samples.toSorted((a, b) => a.slot - b.slot));

const isNear = (pair: readonly (number | undefined)[], relative: number, absolute: number) => {
  const [value = NaN, expected = NaN] = pair;
  if (Number.isNaN(value) || Number.isNaN(expected)) return Number.isNaN(value) && Number.isNaN(expected);
  return Math.abs(value - expected) <= absolute + expected * relative;
};

describe('a stats frame', () => {
  test('carries CPU within 0.1 points, memory within 0.03 % and rates within 8 %', () => {
    fc.assert(
      fc.property(samplesArbitrary, fc.nat(2 ** 42), (samples, time) => {
        const decoded = decodeStats(frameOf(time, samples));
        expect(decoded.time).toBe(time);
        expect(decoded.samples.map(({ slot }) => slot)).toEqual(samples.map(({ slot }) => slot));
        decoded.samples.forEach((sample, i) => {
          expect(isNear([sample.cpuPercent, samples[i]?.cpuPercent], 0, 0.1001)).toBe(true);
          expect(isNear([sample.memoryBytes, samples[i]?.memoryBytes], 0.0003, 1)).toBe(true);
          expect(isNear([sample.networkIn, samples[i]?.networkIn], 0.08, 1)).toBe(true);
          expect(isNear([sample.networkOut, samples[i]?.networkOut], 0.08, 1)).toBe(true);
        });
      }),
    );
  });

  test('tells of each container the fields that it has to tell, and no other', () => {
    const masks = fc.array(fc.integer({ min: 1, max: ALL_FIELDS }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(masks, (given) => {
        // Enough that say little: else telling all of everybody is shorter.
        const fields = [...given, ...given.flatMap(() => [1, 4, 8])];
        const changes = fields.map((each, i) => ({
          ...{ slot: 3 * i, fields: each, cpuPercent: i },
          ...{ memoryBytes: 2 ** i - 1, networkIn: 0, networkOut: 1 },
        }));
        const { samples } = decodeStats(encodeStats(0, [encodeChanges(changes)]));
        expect(samples.map(({ slot, cpuPercent }) => [slot, cpuPercent])).toEqual(
          changes.map((each) => [each.slot, (each.fields & CPU) === 0 ? undefined : each.cpuPercent]),
        );
        expect(samples.map(({ memoryBytes }) => memoryBytes !== undefined)).toEqual(
          fields.map((each) => (each & MEMORY) !== 0),
        );
        expect(samples.map(({ networkOut }) => networkOut)).toEqual(
          fields.map((each) => ((each & NETWORK_OUT) === 0 ? undefined : 1)),
        );
      }),
    );
  });

  test('tells all fields of everybody where that is shorter than saying which', () => {
    const changes = [15, 15, 15, 14].map((fields, i) => ({
      ...{ slot: i, fields, cpuPercent: i },
      ...{ memoryBytes: 0, networkIn: 0, networkOut: 0 },
    }));
    const { samples } = decodeStats(encodeStats(0, [encodeChanges(changes)]));
    expect(samples.map(({ cpuPercent }) => cpuPercent)).toEqual([0, 1, 2, 3]);
  });

  test('holds sections of any kind, one after the other', () => {
    const sum = {
      host: 1,
      parcel: 70,
      containers: 8,
      cpuPercent: 320.5,
      memoryBytes: 0,
      networkIn: 0,
      networkOut: NaN,
    };
    const frame = encodeStats(5, [
      encodeChanges([{ ...UNKNOWN, slot: 9, fields: CPU, cpuPercent: 40 }]),
      encodeStale([3, 60_000]),
      encodeSums([sum]),
      encodePeriods([{ host: 1, periodMs: 3_700 }]),
    ]);
    expect(decodeStats(frame)).toEqual({
      ...{ time: 5, samples: [{ slot: 9, cpuPercent: 40 }], stale: [3, 60_000] },
      ...{ sums: [sum], periods: [{ host: 1, periodMs: 3_700 }] },
    });
  });

  test('takes 6 bytes and an eighth for each of ten thousand containers', () => {
    const samples = Array.from({ length: 10_000 }, (_, slot) => ({ slot, cpuPercent: 1 }));
    expect(frameOf(0, samples).byteLength).toBe(13 + 7 + 2 + 1_250 + 60_000);
  });

  test('takes 3.5 bytes for a container of which only the CPU has changed', () => {
    const alone = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...UNKNOWN, slot: 100 * i, fields: CPU, cpuPercent: i }));
    const bytes = (count: number) => encodeStats(0, [encodeChanges(alone(count))]).byteLength;
    expect([bytes(2), bytes(102) - bytes(2)]).toEqual([13 + 7 + 1 + 1 + 4, 100 * 3 + 50]);
  });

  test('can lie at any offset of a larger buffer', () => {
    const frame = frameOf(7, [{ slot: 3, cpuPercent: 50, networkIn: 0, networkOut: 0 }]);
    const shifted = new Uint8Array(frame.byteLength + 3);
    shifted.set(frame, 3);
    expect(decodeStats(shifted.subarray(3))).toEqual(decodeStats(frame));
  });

  test('is refused when it is cut short', () => {
    const frame = frameOf(7, [{ slot: 3, cpuPercent: 50, memoryBytes: 1, networkIn: 0, networkOut: 0 }]);
    fc.assert(
      fc.property(fc.nat(frame.byteLength - 1), (length) => {
        expect(() => decodeStats(frame.subarray(0, length))).toThrow(RangeError);
      }),
    );
  });
});
