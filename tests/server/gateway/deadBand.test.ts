import { expect, test } from 'vitest';
import { CPU, MEMORY, NETWORK_IN, NETWORK_OUT } from '../../../shared/statsFrame.ts';
import { fieldsOutside } from '../../../server/gateway/deadBand.ts';

const FIGURES = { cpuPercent: 5, memoryBytes: 1_000, networkIn: 4_096, networkOut: 4_096 };
const moved = (told: Partial<typeof FIGURES>, now: Partial<typeof FIGURES>) =>
  fieldsOutside({ ...FIGURES, ...told }, { ...FIGURES, ...now });

test('CPU has moved when it is more than half a point away, and more than 5 % of what was told', () => {
  expect([4.5, 5, 5.5].map((cpuPercent) => moved({}, { cpuPercent }))).toEqual([0, 0, 0]);
  expect([4.49, 5.51].map((cpuPercent) => moved({}, { cpuPercent }))).toEqual([CPU, CPU]);
  const busy = { cpuPercent: 200 };
  expect([190, 210].map((cpuPercent) => moved(busy, { cpuPercent }))).toEqual([0, 0]);
  expect([189.9, 210.1].map((cpuPercent) => moved(busy, { cpuPercent }))).toEqual([CPU, CPU]);
});

test('memory has moved when it is more than 1 % away', () => {
  expect([990, 1_010].map((memoryBytes) => moved({}, { memoryBytes }))).toEqual([0, 0]);
  expect([989, 1_011].map((memoryBytes) => moved({}, { memoryBytes }))).toEqual([MEMORY, MEMORY]);
});

test('a rate has moved when it is more than half an octave away; below 1 KiB a second nothing is', () => {
  const half = Math.SQRT2;
  expect([4_096 * half * 0.999, (4_096 / half) * 1.001].map((networkIn) => moved({}, { networkIn }))).toEqual(
    [0, 0],
  );
  expect([4_096 * half * 1.001, (4_096 / half) * 0.999].map((networkIn) => moved({}, { networkIn }))).toEqual(
    [...[NETWORK_IN, NETWORK_IN]],
  );
  const quiet = { networkOut: 0 };
  expect(
    [1_024 * half * 0.999, 1_024 * half * 1.001].map((networkOut) => moved(quiet, { networkOut })),
  ).toEqual([...[0, NETWORK_OUT]]);
});

test('what becomes known or unknown has moved; what stays unknown has not', () => {
  expect(moved({ cpuPercent: NaN }, {})).toBe(CPU);
  expect(moved({}, { memoryBytes: NaN, networkIn: NaN })).toBe(MEMORY + NETWORK_IN);
  expect(moved({ networkOut: NaN }, { networkOut: NaN })).toBe(0);
});
