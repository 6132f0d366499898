/**
 * The walkable ground of an island as two arrays, one entry a block, row after row from north to south.
 * Plain arrays, so that a worker hands them over without copying.
 */
export interface Ground {
  readonly minX: number;
  readonly minZ: number;
  readonly width: number;
  readonly depth: number;
  /** Half-steps above the sea; negative is sea bed. */
  readonly heights: Int8Array;
  /** Index into `COVERS`. */
  readonly covers: Uint8Array;
}

export const COVERS = [
  'sea',
  'street',
  'avenue',
  'kerb',
  'stairs',
  'court',
  'quay',
  'square',
  'ring',
  'plot',
  'lawn',
  'grass',
  'meadow',
  'heath',
  'sand',
  'rock',
  'soil',
  'crop',
  'straw',
] as const;
export type Cover = (typeof COVERS)[number];

/** Code of each cover in `Ground.covers`. */
export const COVER: Readonly<Record<Cover, number>> = {
  sea: 0,
  street: 1,
  avenue: 2,
  kerb: 3,
  stairs: 4,
  court: 5,
  quay: 6,
  square: 7,
  ring: 8,
  plot: 9,
  lawn: 10,
  grass: 11,
  meadow: 12,
  heath: 13,
  sand: 14,
  rock: 15,
  soil: 16,
  crop: 17,
  straw: 18,
};

/** Covers up to this one are built by people; the others are wild. */
const LAST_BUILT = COVER.plot;

export const isBuilt = (code: number): boolean => code !== COVER.sea && code <= LAST_BUILT;

/** Half-steps of the sea bed. */
export const SEA_BED = -4;
export const HALF_STEPS = 2;

/** Whole blocks; `max` exclusive. */
export interface Area {
  readonly minX: number;
  readonly minZ: number;
  readonly maxX: number;
  readonly maxZ: number;
}

export function createGround({ minX, minZ, maxX, maxZ }: Area): Ground {
  const width = maxX - minX;
  const depth = maxZ - minZ;
  const heights = new Int8Array(width * depth).fill(SEA_BED);
  return { minX, minZ, width, depth, heights, covers: new Uint8Array(width * depth) };
}

/** A part of it, in arrays of its own. */
export function crop(ground: Ground, area: Area): Ground {
  const part = createGround(area);
  for (let row = 0; row < part.depth; row += 1) {
    const from = cellAt(ground, area.minX, area.minZ + row);
    part.heights.set(ground.heights.subarray(from, from + part.width), row * part.width);
    part.covers.set(ground.covers.subarray(from, from + part.width), row * part.width);
  }
  return part;
}

/** Index of a block, or -1 outside. */
export function cellAt(ground: Ground, x: number, z: number): number {
  const column = Math.floor(x) - ground.minX;
  const row = Math.floor(z) - ground.minZ;
  if (column < 0 || row < 0 || column >= ground.width || row >= ground.depth) return -1;
  return row * ground.width + column;
}

/** A square of land, in blocks of the grid: columns and rows of `Ground`. */
export interface ChunkPlace {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** Ground of one kind, whose height follows from z alone. */
export interface Paving extends Area {
  /** Half-steps at a block's z. */
  readonly height: (z: number) => number;
  readonly cover: (z: number) => number;
}

/** Lays row by row, over whatever lay there. */
export function lay(ground: Ground, paving: Paving): void {
  const from = Math.max(paving.minX, ground.minX) - ground.minX;
  const to = Math.min(paving.maxX, ground.minX + ground.width) - ground.minX;
  if (to <= from) return;
  const last = Math.min(paving.maxZ, ground.minZ + ground.depth);
  for (let z = Math.max(paving.minZ, ground.minZ); z < last; z += 1) {
    const row = (z - ground.minZ) * ground.width;
    ground.heights.fill(paving.height(z), row + from, row + to);
    ground.covers.fill(paving.cover(z), row + from, row + to);
  }
}
