import { expect, test } from 'vitest';
import { CELL_AT, COLUMNS, LOOK_AT, ROW_BYTES, TOP_AT, writeRow } from '../../../client/scene/textRows.ts';

const glyphOf = (letter: string): number => letter.codePointAt(0) ?? 0;
const written = (lines: readonly string[], cell: number | null = null): Uint8Array => {
  const row = new Uint8Array(ROW_BYTES).fill(9);
  writeRow(row, { lines, look: 5, cell, top: 3.56 }, glyphOf);
  return row;
};

test('three lines stand one after the other, then their lengths, then the look', () => {
  const row = written(['web', 'a:1', 'up']);
  expect({
    name: [...row.subarray(0, 4)],
    image: [...row.subarray(COLUMNS, COLUMNS + 4)],
    status: [...row.subarray(2 * COLUMNS, 2 * COLUMNS + 3)],
    lengths: [...row.subarray(3 * COLUMNS, 3 * COLUMNS + 3)],
    look: row[LOOK_AT],
  }).toEqual({
    name: [119, 101, 98, 0],
    image: [97, 58, 49, 0],
    status: [117, 112, 0],
    lengths: [3, 3, 2],
    look: 5,
  });
});

test('a line that is too long ends at the border and does not run into the next', () => {
  const row = written(['x'.repeat(40), 'y']);
  expect([row[COLUMNS - 1], row[COLUMNS], row[3 * COLUMNS]]).toEqual([120, 121, COLUMNS]);
});

test('a row names the cell whose walls bear the sign, and the height of its upper edge in eighths of a block', () => {
  const rows = [written([], 70_000), written([])];
  expect(rows.map((row) => [...row.subarray(CELL_AT, TOP_AT + 1)])).toEqual([
    [0x70, 0x11, 0x01, 28],
    [0xff, 0xff, 0xff, 28],
  ]);
});
