import { describe, expect, it } from 'vitest';
import { GLYPH_COUNT, GLYPH_SIZE, drawFont, glyphIndex } from '../../../client/city/font.ts';

const sheet = drawFont();
const CHARACTERS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

function rowsOf(character: string): string[] {
  const index = glyphIndex(character);
  return Array.from({ length: GLYPH_SIZE }, (_, y) =>
    Array.from({ length: GLYPH_SIZE }, (_, x) =>
      sheet[(index * GLYPH_SIZE + y) * GLYPH_SIZE + x] ? '#' : '.',
    ).join(''),
  );
}

describe('font', () => {
  it('has one cell for each of 95 characters and the box', () => {
    expect([GLYPH_COUNT, sheet.length]).toEqual([96, 96 * 64]);
  });

  it('draws every character differently', () => {
    const seen = new Map<string, string>();
    for (const character of [...CHARACTERS, 'é']) {
      const shape = rowsOf(character).join('\n');
      expect([character, seen.get(shape)]).toEqual([character, undefined]);
      seen.set(shape, character);
    }
  });

  it('draws every character but the space, within five columns', () => {
    for (const character of CHARACTERS.slice(1)) {
      const rows = rowsOf(character);
      expect([character, rows.some((row) => row.includes('#'))]).toEqual([character, true]);
      expect([character, rows.every((row) => row.endsWith('...'))]).toEqual([character, true]);
    }
    expect(rowsOf(' ').join('')).toBe('.'.repeat(64));
  });

  it('shows a box for what it does not have', () => {
    expect(rowsOf('é')).toEqual(rowsOf('漢'));
    expect(rowsOf('é')[0]).toBe('#####...');
  });

  it('keeps letters apart that are often confused', () => {
    const pixels = (character: string): string[] => Array.from(rowsOf(character).join(''));
    const pairs = ['0 O', '1 l', '1 I', 'I l', '5 S', '2 Z', '8 B', 'r n', 'u v', ': ;'];
    for (const [a = '', b = ''] of pairs.map((pair) => pair.split(' '))) {
      const right = pixels(b);
      const differing = pixels(a).filter((mark, i) => mark !== right[i]).length;
      expect([a, b, differing >= 2]).toEqual([a, b, true]);
    }
  });
});
