/**
 * What is written on signs, as rows of glyph numbers for a texture: three lines of `COLUMNS` glyphs, then their lengths
 * and the look whose colour the chip shows.
 */
export const COLUMNS = 24;
export const LINES = 3;
export const ROW_BYTES = 80;
const LENGTHS_AT = COLUMNS * LINES;
export const LOOK_AT = LENGTHS_AT + LINES;

export interface Writing {
  /** At most three; what is too long ends at the border. */
  readonly lines: readonly string[];
  readonly look: number;
}

/** Writes one row. `glyphOf` gives the layer of a letter in the font. */
export function writeRow(
  row: Uint8Array,
  { lines, look }: Writing,
  glyphOf: (letter: string) => number,
): void {
  row.fill(0);
  for (let line = 0; line < LINES; line += 1) {
    const letters = Array.from(lines[line] ?? '').slice(0, COLUMNS);
    letters.forEach((letter, i) => {
      row[line * COLUMNS + i] = glyphOf(letter);
    });
    row[LENGTHS_AT + line] = letters.length;
  }
  row[LOOK_AT] = look;
}
