import { INSTANCE_VALUES, type InstancePool, type Place, type Trait } from './instancePool.ts';
import { discInSector, withinSector, type Eye } from './sector.ts';

/** One of many that stand about. */
export interface Instance<K> {
  readonly kind: K;
  readonly place: Place;
  readonly trait: Trait;
}

/** By what a kind is drawn up to a distance, in blocks along the farther axis. Nearest first; beyond the last it is not drawn. */
export interface Band {
  readonly until: number;
  readonly pool: Pick<InstancePool, 'addAll' | 'addFrom'>;
}

interface Square<K, V> {
  /** Its middle. */
  readonly x: number;
  readonly z: number;
  /** Of each kind, the values of its instances behind one another; those that are seen farthest come first. */
  readonly blocks: Map<K, V>;
}

type PackedSquare<K> = Square<K, Float32Array>;

/** Where its cell is among the values of an instance. */
const CELL = 4;
const NO_VALUES = new Float32Array();
const SIDE = 160;
const RADIUS = (SIDE / 2) * Math.SQRT2;

/** Thousands of instances in squares of the ground: whole squares are sent or left out, and only those at an edge are looked through. */
export class InstanceField<K> {
  #squares = new Map<number, PackedSquare<K>>();
  readonly #rangeOf: (kind: K) => number;

  /** @param rangeOf tells which kinds are seen farther than others: of a square that is far away only these are looked at */
  constructor(rangeOf: (kind: K) => number = () => Infinity) {
    this.#rangeOf = rangeOf;
  }

  fill(instances: Iterable<Instance<K>>): void {
    const squares = new Map<number, Square<K, number[]>>();
    for (const { kind, place, trait } of instances) {
      const { blocks } = squareAt(squares, place[0], place[2]);
      const values = blocks.get(kind);
      if (values === undefined) blocks.set(kind, [...place, ...trait]);
      else values.push(...place, ...trait);
    }
    this.#squares = new Map([...squares].map(([key, square]) => [key, packed(square, this.#rangeOf)]));
  }

  /** One more; costs what already stands in its square. */
  put({ kind, place, trait }: Instance<K>): void {
    const { blocks } = squareAt(this.#squares, place[0], place[2]);
    const values = blocks.get(kind) ?? NO_VALUES;
    const more = new Float32Array(values.length + INSTANCE_VALUES);
    more.set(values);
    more.set([...place, ...trait], values.length);
    blocks.set(kind, more);
  }

  /** The one of this kind with this cell, there; nothing where there is none. */
  drop({ kind, place, trait: [cell] }: Instance<K>): void {
    const { blocks } = squareAt(this.#squares, place[0], place[2]);
    const values = blocks.get(kind) ?? NO_VALUES;
    for (let at = 0; at < values.length; at += INSTANCE_VALUES) {
      if (values[at + CELL] !== cell) continue;
      const fewer = new Float32Array(values.length - INSTANCE_VALUES);
      fewer.set(values.subarray(0, at));
      fewer.set(values.subarray(at + INSTANCE_VALUES), at);
      blocks.set(kind, fewer);
      return;
    }
  }

  /**
   * Adds to the pools of their kinds what can be in view.
   * @param range blocks beyond which nothing is seen
   */
  see(eye: Eye, range: number, bandsOf: (kind: K) => readonly Band[]): void {
    const discIn = discInSector(eye.sector);
    const isWithin = withinSector(eye.sector);
    const isSeen = (dx: number, dz: number): boolean => dx * dx + dz * dz < range * range && isWithin(dx, dz);
    for (const square of this.#squares.values()) {
      const dx = square.x - eye.x;
      const dz = square.z - eye.z;
      const distance = Math.sqrt(dx * dx + dz * dz);
      const share = distance - RADIUS < range ? discIn(dx, dz, RADIUS) : 'none';
      if (share === 'none') continue;
      const isWhole = share === 'all' && distance + RADIUS < range;
      addSquare(square, { eye, bandsOf, isSeen, isWhole });
    }
  }

  /** Calls with cell, x and z of every instance. */
  each(visit: (cell: number, x: number, z: number) => void): void {
    for (const { blocks } of this.#squares.values()) {
      for (const values of blocks.values()) {
        for (let at = 0; at < values.length; at += INSTANCE_VALUES)
          visit(values[at + CELL] ?? -1, values[at] ?? NaN, values[at + 2] ?? NaN);
      }
    }
  }
}

interface Sight<K> {
  readonly eye: Eye;
  readonly bandsOf: (kind: K) => readonly Band[];
  readonly isSeen: (dx: number, dz: number) => boolean;
  readonly isWhole: boolean;
}

function addSquare<K>({ x, z, blocks }: PackedSquare<K>, sight: Sight<K>): void {
  const away = Math.max(Math.abs(x - sight.eye.x), Math.abs(z - sight.eye.z));
  for (const [kind, values] of blocks) {
    const bands = sight.bandsOf(kind);
    const whole = wholeBand(bands, away - SIDE / 2, away + SIDE / 2);
    if (whole === null) return;
    if (whole === undefined) addSome(values, bands, sight);
    else if (sight.isWhole) whole.pool.addAll(values);
    else addSeen(values, whole, sight);
  }
}

/** The band of all that is so near and so far; null beyond the last one, undefined where several share it. */
function wholeBand(bands: readonly Band[], nearest: number, farthest: number): Band | null | undefined {
  for (const band of bands) {
    if (farthest <= band.until) return band;
    if (nearest <= band.until) return undefined;
  }
  return null;
}

function addSeen<K>(values: Float32Array, { pool }: Band, { eye, isSeen }: Sight<K>): void {
  for (let at = 0; at < values.length; at += INSTANCE_VALUES) {
    if (isSeen((values[at] ?? 0) - eye.x, (values[at + 2] ?? 0) - eye.z)) pool.addFrom(values, at);
  }
}

function addSome<K>(values: Float32Array, bands: readonly Band[], { eye, isSeen }: Sight<K>): void {
  for (let at = 0; at < values.length; at += INSTANCE_VALUES) {
    const [dx, dz] = [(values[at] ?? 0) - eye.x, (values[at + 2] ?? 0) - eye.z];
    if (!isSeen(dx, dz)) continue;
    const away = Math.max(Math.abs(dx), Math.abs(dz));
    for (const { until, pool } of bands) {
      if (away > until) continue;
      pool.addFrom(values, at);
      break;
    }
  }
}

function squareAt<K, V>(squares: Map<number, Square<K, V>>, x: number, z: number): Square<K, V> {
  const [column, row] = [Math.floor(x / SIDE), Math.floor(z / SIDE)];
  const key = (column + 0x8000) * 0x10000 + (row + 0x8000);
  const known = squares.get(key);
  if (known !== undefined) return known;
  const square = { x: (column + 0.5) * SIDE, z: (row + 0.5) * SIDE, blocks: new Map<K, V>() };
  squares.set(key, square);
  return square;
}

function packed<K>({ x, z, blocks }: Square<K, number[]>, rangeOf: (kind: K) => number): PackedSquare<K> {
  const farthestFirst = [...blocks].sort(([a], [b]) => rangeOf(b) - rangeOf(a) || 0);
  return { x, z, blocks: new Map(farthestFirst.map(([kind, values]) => [kind, Float32Array.from(values)])) };
}
