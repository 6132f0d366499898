import type { PropPlacement } from '../city/props/placing.ts';
import { PROP_SOLIDS } from '../city/props/solids.ts';
import type { Cuboid } from '../city/voxels.ts';
import type { Obstacle, ObstacleSource } from './townSolid.ts';

/** Asked hundreds of times a frame: it allocates nothing then. */
export function insideAny(boxes: readonly Cuboid[]): Obstacle['isSolid'] {
  return (x, y, z) => {
    for (const [x0, y0, z0, x1, y1, z1] of boxes) {
      if (x >= x0 && x < x1 && y >= y0 && y < y1 && z >= z0 && z < z1) return true;
    }
    return false;
  };
}

/** What stands about on an island that lies at this x. */
export const propObstacles = (props: readonly PropPlacement[], islandAt: number): ObstacleSource =>
  function* (isNear) {
    for (const { kind, x, y, z, turns, scale } of props) {
      const boxes = PROP_SOLIDS[kind];
      if (boxes !== undefined && isNear(islandAt + x, z))
        yield { at: { x: islandAt + x, y, z, turns }, ...formOf(boxes, scale) };
    }
  };

type Form = Pick<Obstacle, 'bounds' | 'isSolid'>;

const known = new WeakMap<readonly Cuboid[], Map<number, Form>>();

/** Trees grow to any size; what one bumps into is one of these steps. */
const SIZES_A_WHOLE = 16;

/** Thousands of props are of a few kinds and sizes: they share what is the same. */
function formOf(boxes: readonly Cuboid[], scale: number): Form {
  const ofKind = known.get(boxes) ?? new Map<number, Form>();
  known.set(boxes, ofKind);
  const size = Math.round(scale * SIZES_A_WHOLE);
  const made = ofKind.get(size) ?? scaledForm(boxes, size / SIZES_A_WHOLE);
  ofKind.set(size, made);
  return made;
}

function scaledForm(boxes: readonly Cuboid[], scale: number): Form {
  const reach = scale * Math.max(...boxes.flatMap(([x0, , z0, x1, , z1]) => [-x0, -z0, x1, z1]));
  return {
    bounds: { min: { x: -reach, y: 0, z: -reach }, max: { x: reach, y: 0, z: reach } },
    isSolid: insideAny(boxes.map((box) => scaled(box, scale))),
  };
}

const scaled = ([x0, y0, z0, x1, y1, z1]: Cuboid, by: number): Cuboid => [
  ...([x0 * by, y0 * by, z0 * by] as const),
  ...([x1 * by, y1 * by, z1 * by] as const),
];
