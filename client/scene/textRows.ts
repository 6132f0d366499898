/**
 * What is written on signs, as rows of glyph numbers for a texture: three lines of `COLUMNS` glyphs, then their lengths,
 * the look whose colour the chip shows, and the cell of the building that bears the sign, with the height at which it hangs.
 */
export const COLUMNS = 24;
export const LINES = 3;
export const ROW_BYTES = 80;
const LENGTHS_AT = COLUMNS * LINES;
export const LOOK_AT = LENGTHS_AT + LINES;
/** Three bytes, the low one first. */
export const CELL_AT = LOOK_AT + 1;
export const TOP_AT = CELL_AT + 3;
export const NO_CELL = 0xff_ff_ff;
/** Of one block, in the height. */
export const TOP_STEPS = 8;

export interface Writing {
  /** At most three; what is too long ends at the border. */
  readonly lines: readonly string[];
  readonly look: number;
  /** Of the building that bears it and whose walls may still be rising; null for what stands by itself. */
  readonly cell: number | null;
  /** Of its upper edge over the building's ground, in blocks. */
  readonly top: number;
}

/** Writes one row. `glyphOf` gives the layer of a letter in the font. */
export function writeRow(
  row: Uint8Array,
  { lines, look, cell, top }: Writing,
  glyphOf: (letter: string) => number,
): void {
  row.fill(0);
  for (let line = 0; line < LINES; line += 1) {
    let length = 0;
    for (const letter of lines[line] ?? '') {
      if (length === COLUMNS) break;
      row[line * COLUMNS + length] = glyphOf(letter);
      length += 1;
    }
    row[LENGTHS_AT + line] = length;
  }
  row[LOOK_AT] = look;
  const number = cell ?? NO_CELL;
  row[CELL_AT] = number & 0xff;
  row[CELL_AT + 1] = (number >> 8) & 0xff;
  row[CELL_AT + 2] = (number >> 16) & 0xff;
  row[TOP_AT] = Math.round(top * TOP_STEPS);
}
