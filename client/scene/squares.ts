/** A place on the ground. */
export interface Spot {
  readonly x: number;
  readonly z: number;
}

/** Things by squares of the ground on which they stand: what is near is found without a walk through all of them. */
export interface Squares<T> {
  readonly put: (item: T) => void;
  readonly drop: (item: T) => void;
  readonly clear: () => void;
  /** Calls with everything that stands no further than `range` along either axis; of what is just beyond it may call, too. */
  readonly eachAbout: (spot: Spot, range: number, visit: (item: T) => void) => void;
}

/** In the street a few dozen lie in reach of the shells. */
const SIDE = 64;

export function createSquares<T>(spotOf: (item: T) => Spot): Squares<T> {
  const squares = new Map<number, T[]>();
  const squareOf = (item: T): number => {
    const { x, z } = spotOf(item);
    return keyOf(lineOf(x), lineOf(z));
  };
  return {
    put: (item) => {
      const key = squareOf(item);
      const known = squares.get(key);
      if (known === undefined) squares.set(key, [item]);
      else known.push(item);
    },
    drop: (item) => {
      const items = squares.get(squareOf(item)) ?? [];
      const at = items.indexOf(item);
      if (at >= 0) items.splice(at, 1);
    },
    clear: () => squares.clear(),
    eachAbout: ({ x, z }, range, visit) => {
      for (let row = lineOf(z - range); row <= lineOf(z + range); row += 1) {
        for (let column = lineOf(x - range); column <= lineOf(x + range); column += 1)
          squares.get(keyOf(column, row))?.forEach(visit);
      }
    },
  };
}

/** Those within the range along both axes. */
export function itemsAbout<T extends Spot>(squares: Squares<T>, { x, z }: Spot, range: number): T[] {
  const items: T[] = [];
  squares.eachAbout({ x, z }, range, (item) => {
    if (Math.abs(item.x - x) < range && Math.abs(item.z - z) < range) items.push(item);
  });
  return items;
}

const lineOf = (blocks: number): number => Math.floor(blocks / SIDE);
const keyOf = (column: number, row: number): number => (column + 0x8000) * 0x10000 + (row + 0x8000);
