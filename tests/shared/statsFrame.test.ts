import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeStats, encodeStats } from '../../shared/statsFrame.ts';

const sampleArbitrary = fc.record({
  slot: fc.nat(65_535),
  cpuPercent: fc.option(fc.double({ min: 0, max: 13_000, noNaN: true }), { nil: undefined }),
  memoryBytes: fc.option(fc.nat(2 ** 40), { nil: undefined }),
  networkIn: fc.option(fc.nat(2 ** 34), { nil: undefined }),
  networkOut: fc.option(fc.nat(2 ** 34), { nil: undefined }),
});

const isNear = (pair: readonly (number | undefined)[], relative: number, absolute: number) => {
  const [value, expected] = pair;
  if (value === undefined || expected === undefined) return value === expected;
  return Math.abs(value - expected) <= absolute + expected * relative;
};

describe('a stats frame', () => {
  test('carries CPU within 0.1 points, memory within 0.03 % and rates within 8 %', () => {
    fc.assert(
      fc.property(fc.array(sampleArbitrary), fc.nat(2 ** 42), (samples, time) => {
        const decoded = decodeStats(encodeStats({ time, samples }));
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

  test('takes 16 bytes and 8 more for each container', () => {
    const sample = { slot: 1, cpuPercent: 1, memoryBytes: 1, networkIn: 1, networkOut: 1 };
    expect(encodeStats({ time: 0, samples: [sample, sample, sample] }).byteLength).toBe(40);
  });

  test('can lie at any offset of a larger buffer', () => {
    const frame = encodeStats({
      time: 7,
      samples: [{ slot: 3, cpuPercent: 50, memoryBytes: undefined, networkIn: 0, networkOut: 0 }],
    });
    const shifted = new Uint8Array(frame.byteLength + 3);
    shifted.set(frame, 3);
    expect(decodeStats(shifted.subarray(3))).toEqual(decodeStats(frame));
  });

  test('is refused when it is cut short', () => {
    const frame = encodeStats({
      time: 7,
      samples: [{ slot: 3, cpuPercent: 50, memoryBytes: 1, networkIn: 0, networkOut: 0 }],
    });
    fc.assert(
      fc.property(fc.nat(frame.byteLength - 1), (length) => {
        expect(() => decodeStats(frame.subarray(0, length))).toThrow(RangeError);
      }),
    );
  });
});
