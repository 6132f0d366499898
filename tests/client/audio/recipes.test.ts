import { describe, expect, test } from 'vitest';
import { LONGEST_SECONDS, LOUDEST, RECIPES, type Voice } from '../../../client/audio/recipes.ts';

describe.each(Object.entries<readonly Voice[]>(RECIPES))('the sound %s', (_, voices) => {
  test('is 12 dB below full at its loudest, and a second long at most', () => {
    expect(voices.reduce((sum, { gain }) => sum + gain, 0)).toBeLessThanOrEqual(LOUDEST);
    expect(Math.max(...voices.map(({ at, seconds }) => at + seconds))).toBeLessThanOrEqual(LONGEST_SECONDS);
  });

  test('begins at once and can be heard by people', () => {
    expect(Math.min(...voices.map(({ at }) => at))).toBe(0);
    const outside = voices.filter(({ from, to }) => Math.min(from, to) < 30 || Math.max(from, to) > 8000);
    expect(outside).toEqual([]);
  });
});
