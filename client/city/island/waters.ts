import { createDistances, spreadDistances, type DistanceField } from './distance.ts';
import { COVER, type Ground } from './ground.ts';

/** Round a town of 1,000 each block has a distance of its own; a wider water is seen from further away. */
const MOST_ACROSS = 1_500;

/** How far the water round an island lies from the land, for shallows and foam. */
export interface Waters {
  readonly minX: number;
  readonly minZ: number;
  /** Blocks along a square of water. */
  readonly step: number;
  /** Squares from west to east, and from north to south. */
  readonly width: number;
  readonly depth: number;
  /** See `DISTANCE_UNITS`; 0 wherever a square has land. */
  readonly distances: Uint8Array<ArrayBuffer>;
}

export function watersOf(ground: Ground): Waters {
  const { minX, minZ } = ground;
  const step = Math.ceil(Math.max(ground.width, ground.depth) / MOST_ACROSS);
  const field = landOf(ground, step);
  spreadDistances(field);
  const { width, depth, cells } = field;
  const distances = new Uint8Array(cells.map((distance) => Math.min(255, distance * step)));
  return { ...{ minX, minZ, step, width, depth }, distances };
}

function landOf({ width, depth, covers }: Ground, step: number): DistanceField {
  const field = createDistances(Math.ceil(width / step), Math.ceil(depth / step));
  for (let z = 0; z < depth; z += 1) {
    const [from, to] = [z * width, Math.floor(z / step) * field.width];
    for (let x = 0; x < width; x += 1)
      if (covers[from + x] !== COVER.sea) field.cells[to + Math.floor(x / step)] = 0;
  }
  return field;
}
