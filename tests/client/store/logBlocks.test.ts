import { describe, expect, test } from 'vitest';
import {
  appendRows,
  BLOCK_LINES,
  LINES_MAX,
  type LogBlock,
  type LogRow,
} from '../../../client/store/logBlocks.ts';

const line = (n: number): LogRow => ({ stream: 'stdout', time: n, text: String(n) });
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => line(from + i));
const rowsOf = (blocks: readonly LogBlock[]) => blocks.flatMap(({ rows }) => rows);

describe('appendRows', () => {
  test('full blocks stay the same, and keys never come twice', () => {
    const first = appendRows([], lines(0, 250)).blocks;
    const next = appendRows(first, lines(250, 260)).blocks;
    expect(next.map(({ key, rows }) => [key, rows.length])).toEqual([
      [0, 100],
      [1, 100],
      [2, 60],
    ]);
    expect([next[0] === first[0], next[1] === first[1], next[2] === first[2]]).toEqual([true, true, false]);
    expect(rowsOf(next)).toEqual(lines(0, 260));
    expect(
      appendRows(appendRows([], lines(0, 100)).blocks, lines(100, 101)).blocks.map(({ key }) => key),
    ).toEqual([0, 1]);
  });

  test.each([
    [LINES_MAX - 1, LINES_MAX - 1],
    [LINES_MAX, LINES_MAX],
    [LINES_MAX + 1, LINES_MAX + 1 - BLOCK_LINES],
  ])('of %i lines %i are kept: the oldest block goes', (written, kept) => {
    const { blocks, count } = appendRows([], lines(0, written));
    expect([count, rowsOf(blocks).length, rowsOf(blocks).at(-1)]).toEqual([kept, kept, line(written - 1)]);
  });

  test('what was left out in two parts is one row', () => {
    const rows: LogRow[] = [{ lines: 5, isCounted: true }, { lines: 0, isCounted: false }, line(1)];
    expect(rowsOf(appendRows([], rows).blocks)).toEqual([{ lines: 5, isCounted: false }, line(1)]);
  });
});
