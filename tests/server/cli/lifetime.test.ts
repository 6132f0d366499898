import { expect, test } from 'vitest';
import { parseLifetime, timeText } from '../../../server/cli/lifetime.ts';

test.each([
  ['1m', 60_000],
  ['10m', 600_000],
  ['12h', 43_200_000],
  ['365d', 31_536_000_000],
  ['366d', undefined],
  ['0h', undefined],
  ['-1d', undefined],
  ['1.5h', undefined],
  ['10', undefined],
  ['m', undefined],
  ['10s', undefined],
  ['', undefined],
])('%o lasts %o ms', (text, ms) => {
  expect(parseLifetime(text)).toBe(ms);
});

test('a time is told to the minute', () => {
  expect(timeText(Date.UTC(2026, 11, 24, 17, 5, 59))).toBe('2026-12-24 17:05 UTC');
});
