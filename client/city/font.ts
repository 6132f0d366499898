import { BOX_SHAPE, LETTER_BLOCKS } from './fontShapes.ts';

/** A glyph fills 5×7 pixels of its 8×8 cell, and one row below for tails. */
export const GLYPH_SIZE = 8;
export const GLYPH_COUNT = 96;

const FIRST_CODE = 32;
const BOX_CODE = 127;
const BOX_INDEX = BOX_CODE - FIRST_CODE;

/** Number of a character's glyph; the box for what the font does not have. */
export function glyphIndex(character: string): number {
  const code = character.codePointAt(0) ?? BOX_CODE;
  return code >= FIRST_CODE && code < BOX_CODE ? code - FIRST_CODE : BOX_INDEX;
}

/** One byte a pixel, 0 or 255; glyph after glyph, 64 bytes each, the upper row first. */
export function drawFont(): Uint8Array {
  const pixels = new Uint8Array(GLYPH_COUNT * GLYPH_SIZE * GLYPH_SIZE);
  for (const [index, rows] of glyphs()) {
    rows.forEach((row, y) => {
      for (let x = 0; x < row.length; x += 1) {
        if (row[x] === '#') pixels[(index * GLYPH_SIZE + y) * GLYPH_SIZE + x] = 255;
      }
    });
  }
  return pixels;
}

/** Rows of every glyph by its number. */
function glyphs(): ReadonlyMap<number, readonly string[]> {
  const shapes = new Map<number, readonly string[]>([[BOX_INDEX, BOX_SHAPE]]);
  for (const block of LETTER_BLOCKS) {
    const [names = '', ...lines] = block.trim().split('\n');
    names.split(' ').forEach((name, column) => {
      shapes.set(
        glyphIndex(name),
        lines.map((line) => line.split(' ')[column] ?? ''),
      );
    });
  }
  return shapes;
}
