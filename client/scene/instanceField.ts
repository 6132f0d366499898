import { INSTANCE_VALUES, type InstancePool, type Place } from './instancePool.ts';
import {
  CELL,
  dropInstance,
  packedSquare,
  putInstance,
  type Block,
  type Instance,
  type InstanceSquare,
} from './instanceSquare.ts';
import { discInSector, withinSector, type Eye } from './sector.ts';

/** By what a kind is drawn up to a distance, in blocks along the farther axis. Nearest first; beyond the last it is not drawn. */
export interface Band {
  readonly until: number;
  readonly pool: Pick<InstancePool, 'addFrom'>;
}

const SIDE = 160;
const RADIUS = (SIDE / 2) * Math.SQRT2;

/** Thousands of instances in squares of the ground: whole squares are sent or left out, and only those at an edge are looked through. */
export class InstanceField<K> {
  readonly #squares = new Map<number, InstanceSquare<K>>();
  /** Of each square x and z of its middle: most are left out, and nothing else of these is looked at. */
  readonly #middles: number[] = [];
  readonly #rangeOf: (kind: K) => number;

  /** @param rangeOf tells which kinds are seen farther than others: of a square that is far away only these are looked at */
  constructor(rangeOf: (kind: K) => number = () => Infinity) {
    this.#rangeOf = rangeOf;
  }

  fill(instances: Iterable<Instance<K>>): void {
    const found = new Map<number, Map<K, number[]>>();
    for (const { kind, place, trait } of instances) {
      const blocks = found.get(keyAt(place)) ?? new Map<K, number[]>();
      found.set(keyAt(place), blocks);
      const values = blocks.get(kind);
      if (values === undefined) blocks.set(kind, [...place, ...trait]);
      else values.push(...place, ...trait);
    }
    this.#squares.clear();
    this.#middles.length = 0;
    for (const [key, blocks] of found) this.#add(key, [...blocks]);
  }

  /** One more; costs what already stands in its square. */
  put(instance: Instance<K>): void {
    const { kind, place, trait } = instance;
    const square = this.#squares.get(keyAt(place));
    if (square === undefined) this.#add(keyAt(place), [[kind, [...place, ...trait]]]);
    else putInstance(square, instance);
  }

  /** The one of this kind with this cell, there; nothing where there is none. */
  drop(instance: Instance<K>): void {
    const square = this.#squares.get(keyAt(instance.place));
    if (square !== undefined) dropInstance(square, instance);
  }

  /**
   * Adds to the pools of their kinds what can be in view.
   * @param range blocks beyond which nothing is seen
   */
  see(eye: Eye, range: number, bandsOf: (kind: K) => readonly Band[]): void {
    const discIn = discInSector(eye.sector);
    const isWithin = withinSector(eye.sector);
    const isSeen = (dx: number, dz: number): boolean => dx * dx + dz * dz < range * range && isWithin(dx, dz);
    let middle = 0;
    for (const square of this.#squares.values()) {
      const dx = (this.#middles[middle] ?? NaN) - eye.x;
      const dz = (this.#middles[middle + 1] ?? NaN) - eye.z;
      middle += 2;
      const distance = Math.sqrt(dx * dx + dz * dz);
      const share = distance - RADIUS < range ? discIn(dx, dz, RADIUS) : 'none';
      if (share === 'none') continue;
      const isWhole = share === 'all' && distance + RADIUS < range;
      const nearest = Math.max(Math.abs(dx), Math.abs(dz)) - SIDE / 2;
      addSquare(square, { eye, bandsOf, isSeen, isWhole, nearest });
    }
  }

  /** Calls with cell, x and z of every instance. */
  each(visit: (cell: number, x: number, z: number) => void): void {
    for (const { values } of this.#squares.values()) {
      for (let at = 0; at < values.length; at += INSTANCE_VALUES)
        visit(values[at + CELL] ?? -1, values[at] ?? NaN, values[at + 2] ?? NaN);
    }
  }

  #add(key: number, blocks: readonly Block<K>[]): void {
    const farthestFirst = blocks.toSorted(([a], [b]) => this.#rangeOf(b) - this.#rangeOf(a) || 0);
    this.#squares.set(key, packedSquare(farthestFirst));
    this.#middles.push(...middleOf(key));
  }
}

interface Sight<K> {
  readonly eye: Eye;
  readonly bandsOf: (kind: K) => readonly Band[];
  readonly isSeen: (dx: number, dz: number) => boolean;
  readonly isWhole: boolean;
  /** Blocks to where the square may begin, along the farther axis. */
  readonly nearest: number;
}

function addSquare<K>({ kinds, ends, values }: InstanceSquare<K>, sight: Sight<K>): void {
  let from = 0;
  let number = 0;
  for (const kind of kinds) {
    const bands = sight.bandsOf(kind);
    if (sight.nearest > (bands.at(-1)?.until ?? 0)) return;
    const run = { values, from, to: ends[number] ?? 0 };
    addSeen(run, bands, sight);
    from = run.to;
    number += 1;
  }
}

/** Instances of one kind. */
interface Run {
  readonly values: Float32Array;
  readonly from: number;
  readonly to: number;
}

function addSeen<K>(
  { values, from, to }: Run,
  bands: readonly Band[],
  { eye, isSeen, isWhole }: Sight<K>,
): void {
  for (let at = from; at < to; at += INSTANCE_VALUES) {
    const dx = (values[at] ?? 0) - eye.x;
    const dz = (values[at + 2] ?? 0) - eye.z;
    // First what most of them fail: of what is seen least far, a square holds a dozen times as much as can be seen.
    const band = bandAt(bands, Math.max(Math.abs(dx), Math.abs(dz)));
    if (band !== null && (isWhole || isSeen(dx, dz))) band.pool.addFrom(values, at);
  }
}

function bandAt(bands: readonly Band[], away: number): Band | null {
  for (const band of bands) if (away <= band.until) return band;
  return null;
}

const lineOf = (blocks: number): number => Math.floor(blocks / SIDE);
const keyAt = ([x, , z]: Place): number => (lineOf(x) + 0x8000) * 0x10000 + (lineOf(z) + 0x8000);
/** Of the square with that key. */
const middleOf = (key: number): readonly [x: number, z: number] => [
  (Math.floor(key / 0x10000) - 0x8000 + 0.5) * SIDE,
  ((key % 0x10000) - 0x8000 + 0.5) * SIDE,
];
