import type { Ray } from './view.ts';

/** About a plot, so that a building lies in at most four cells. */
const CELL = 16;
export const FARTHEST = 600;

/** What stands on a place and reaches so far from it, in blocks along both axes. */
export interface Spread {
  readonly x: number;
  readonly z: number;
  readonly reach: number;
}

export interface RayGrid<T> {
  readonly put: (item: T) => void;
  readonly drop: (item: T) => void;
  /** What reaches into a cell. */
  readonly at: (key: number) => readonly T[];
}

interface CellOnWay {
  readonly key: number;
  /** Distance at which the ray enters it. */
  readonly enter: number;
}

const keyOf = (column: number, row: number): number => (column + 0x8000) * 0x10000 + (row + 0x8000);
const cell = (blocks: number): number => Math.floor(blocks / CELL);

export function createRayGrid<T>(spreadOf: (item: T) => Spread): RayGrid<T> {
  const cells = new Map<number, T[]>();
  return {
    put: (item) => {
      for (const key of keysOf(spreadOf(item))) {
        const known = cells.get(key);
        if (known) known.push(item);
        else cells.set(key, [item]);
      }
    },
    drop: (item) => {
      for (const key of keysOf(spreadOf(item))) {
        const left = cells.get(key)?.filter((other) => other !== item) ?? [];
        if (left.length > 0) cells.set(key, left);
        else cells.delete(key);
      }
    },
    at: (key) => cells.get(key) ?? [],
  };
}

function keysOf({ x, z, reach }: Spread): number[] {
  const keys: number[] = [];
  for (let column = cell(x - reach); column <= cell(x + reach); column += 1) {
    for (let row = cell(z - reach); row <= cell(z + reach); row += 1) keys.push(keyOf(column, row));
  }
  return keys;
}

/** Cells in the order in which the ray passes them. */
export function* cellsAlong({ origin, direction }: Ray): Generator<CellOnWay> {
  let column = cell(origin.x);
  let row = cell(origin.z);
  let enter = 0;
  const across = axisWalk(origin.x, direction.x);
  const along = axisWalk(origin.z, direction.z);
  while (enter <= FARTHEST) {
    yield { key: keyOf(column, row), enter };
    if (across.next < along.next) {
      enter = across.next;
      across.next += across.every;
      column += across.step;
    } else {
      enter = along.next;
      along.next += along.every;
      row += along.step;
    }
  }
}

/** Distances along the ray at which it crosses the lines of one axis. */
function axisWalk(
  from: number,
  speed: number,
): { next: number; readonly every: number; readonly step: number } {
  if (Math.abs(speed) < 1e-9) return { next: Infinity, every: Infinity, step: 0 };
  const line = (Math.floor(from / CELL) + (speed > 0 ? 1 : 0)) * CELL;
  return { next: (line - from) / speed, every: CELL / Math.abs(speed), step: Math.sign(speed) };
}
