import { expect, test } from 'vitest';
import { timeOfDay } from '../../../client/app/hour.ts';

test('the clock gives night, dusk, day, dusk and night again', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => timeOfDay('clock', hour));
  expect(hours.map((time) => time[0]).join('')).toBe(
    `${'n'.repeat(5)}ddd${'d'.repeat(9)}${'d'.repeat(4)}nnn`,
  );
  expect(hours.slice(5, 8)).toEqual(['dusk', 'dusk', 'dusk']);
  expect(hours.slice(8, 17)).toEqual(Array.from({ length: 9 }, () => 'day'));
  expect(hours.slice(17, 21)).toEqual(['dusk', 'dusk', 'dusk', 'dusk']);
});

test('a fixed setting wins over the clock', () => {
  expect(timeOfDay('day', 23)).toBe('day');
});
