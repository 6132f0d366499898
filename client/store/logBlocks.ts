import type { LogLine, Skipped } from '../../shared/logs.ts';

/** What a page keeps of a log. */
export const LINES_MAX = 5_000;
/** Drawn together, and not again once it is full. */
export const BLOCK_LINES = 100;

/** A line, or how many were left out in its place. */
export type LogRow = LogLine | Skipped;

export interface LogBlock {
  readonly key: number;
  readonly rows: readonly LogRow[];
}

export interface KeptLog {
  readonly blocks: readonly LogBlock[];
  /** Rows in all blocks. */
  readonly count: number;
}

export const isSkipped = (row: LogRow): row is Skipped => 'isCounted' in row;

/** The blocks with these rows at their end: full blocks stay the same, and the oldest go when there are too many rows. */
export function appendRows(blocks: readonly LogBlock[], rows: readonly LogRow[]): KeptLog {
  const last = blocks.at(-1) ?? NONE;
  const isOpen = last.rows.length < BLOCK_LINES;
  const firstKey = isOpen ? last.key : last.key + 1;
  const loose = withoutDoubleSkips(isOpen ? [...last.rows, ...rows] : rows);
  const grown = Array.from({ length: Math.ceil(loose.length / BLOCK_LINES) }, (_, i) => ({
    key: firstKey + i,
    rows: loose.slice(i * BLOCK_LINES, (i + 1) * BLOCK_LINES),
  }));
  return newest([...(isOpen ? blocks.slice(0, -1) : blocks), ...grown]);
}

const NONE: LogBlock = { key: 0, rows: [] };

function newest(blocks: readonly LogBlock[]): KeptLog {
  let count = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  let first = 0;
  for (; count > LINES_MAX; first += 1) count -= blocks[first]?.rows.length ?? count;
  return { blocks: first === 0 ? blocks : blocks.slice(first), count };
}

/** What was left out is often told in two parts. */
function withoutDoubleSkips(rows: readonly LogRow[]): readonly LogRow[] {
  const merged: LogRow[] = [];
  for (const row of rows) {
    const before = merged.at(-1);
    if (before === undefined || !isSkipped(row) || !isSkipped(before)) merged.push(row);
    else merged[merged.length - 1] = together(before, row);
  }
  return merged;
}

export const together = (a: Skipped, b: Skipped): Skipped => ({
  lines: a.lines + b.lines,
  isCounted: a.isCounted && b.isCounted,
});
