import { expect, test } from 'vitest';
import { atLeast, atMost, quantile, withoutGoal } from './rows.ts';

const MEASURED = { goal: 50, unit: 'ms' };

test.each([
  [49, 'yes'],
  [50, 'yes'],
  [50.4, 'yes'],
  [51, 'no'],
  [Number.NaN, 'no'],
] as const)('%d against at most 50 is met: %s', (reached, met) => {
  expect(atMost('a', { ...MEASURED, reached })).toEqual({
    ...{ figure: 'a', goal: '≤ 50 ms', reached: `${reached.toFixed(0)} ms`, met },
  });
});

test.each([
  [49.4, 'no'],
  [50, 'yes'],
  [51, 'yes'],
  [Number.NaN, 'no'],
] as const)('%d against at least 50 is met: %s', (reached, met) => {
  expect(atLeast('a', { ...MEASURED, reached })).toEqual({
    ...{ figure: 'a', goal: '≥ 50 ms', reached: `${reached.toFixed(0)} ms`, met },
  });
});

test('a figure without a goal meets none', () => {
  expect(withoutGoal('a', '3 of 4')).toEqual({ figure: 'a', goal: '–', reached: '3 of 4', met: '–' });
});

test('a quantile is a value that was measured', () => {
  const values = [5, 1, 4, 2, 3];
  expect([0, 0.5, 0.99, 1].map((q) => quantile(values, q))).toEqual([1, 3, 5, 5]);
});
