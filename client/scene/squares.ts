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
  /** Calls with everything that stands nearer than `range` along both axes, and with where it stands. */
  readonly eachAbout: (spot: Spot, range: number, visit: Visit<T>) => void;
}

export type Visit<T> = (item: T, x: number, z: number) => void;

/** Places lie beside one another: to read one off each of hundreds of items waits for the memory hundreds of times. */
interface Square<T> {
  readonly items: T[];
  /** Of each item x and z. */
  readonly places: number[];
}

/** In a dense town sixty buildings stand on one, and a search visits a dozen. */
const SIDE = 128;

export function createSquares<T>(spotOf: (item: T) => Spot): Squares<T> {
  const squares = new Map<number, Square<T>>();
  const squareAt = ({ x, z }: Spot): Square<T> => {
    const key = keyOf(lineOf(x), lineOf(z));
    const square = squares.get(key) ?? { items: [], places: [] };
    squares.set(key, square);
    return square;
  };
  return {
    put: (item) => {
      const spot = spotOf(item);
      const { items, places } = squareAt(spot);
      items.push(item);
      places.push(spot.x, spot.z);
    },
    drop: (item) => {
      const { items, places } = squareAt(spotOf(item));
      const at = items.indexOf(item);
      if (at < 0) return;
      items.splice(at, 1);
      places.splice(2 * at, 2);
    },
    clear: () => squares.clear(),
    eachAbout: (spot, range, visit) => {
      const { x, z } = spot;
      for (let row = lineOf(z - range); row <= lineOf(z + range); row += 1) {
        for (let column = lineOf(x - range); column <= lineOf(x + range); column += 1) {
          const square = squares.get(keyOf(column, row));
          if (square !== undefined) visitWithin(square, { x, z, range }, visit);
        }
      }
    },
  };
}

function visitWithin<T>(
  { items, places }: Square<T>,
  { x: aboutX, z: aboutZ, range }: Spot & { readonly range: number },
  visit: Visit<T>,
): void {
  let at = 0;
  for (const item of items) {
    const x = places[at] ?? NaN;
    const z = places[at + 1] ?? NaN;
    at += 2;
    if (Math.abs(x - aboutX) < range && Math.abs(z - aboutZ) < range) visit(item, x, z);
  }
}

/** Those within the range along both axes. */
export function itemsAbout<T>(squares: Squares<T>, spot: Spot, range: number): T[] {
  const items: T[] = [];
  squares.eachAbout(spot, range, (item) => items.push(item));
  return items;
}

const lineOf = (blocks: number): number => Math.floor(blocks / SIDE);
/** So small within a million blocks that the engine makes no object of it. */
const keyOf = (column: number, row: number): number => (column + 0x2000) * 0x4000 + (row + 0x2000);
