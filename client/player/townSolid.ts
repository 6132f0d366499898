import type { Box, Point } from '../city/parts.ts';
import type { Solid } from './solid.ts';

/** A building that can be walked against: its own blocks have their origin at `at` and are turned by quarter turns. */
export interface Obstacle {
  readonly at: Point & { readonly turns: number };
  readonly bounds: Box;
  readonly isSolid: (x: number, y: number, z: number) => boolean;
}

/** Makes the obstacles that stand where `isNear` holds; of others it may make some, too. */
export type ObstacleSource = (isNear: (x: number, z: number) => boolean) => Iterable<Obstacle>;

export interface TownSolid extends Solid {
  /** It is asked when a step is taken, for what is near: a town of thousands holds tens of thousands of obstacles. */
  readonly setObstacles: (houses: ObstacleSource) => void;
  /** What stands about beside the buildings. */
  readonly setProps: (props: ObstacleSource) => void;
  readonly setGround: (groundAt: Solid['groundAt']) => void;
}

/** About a plot, so that a building lies in at most four cells. */
const CELL = 16;
const SINES = [0, 1, 0, -1] as const;
const COSINES = [1, 0, -1, 0] as const;
const SEA_BED = -2;
const NONE: readonly Obstacle[] = [];
/** Blocks about a place in which obstacles are laid out, and those that one may go until it is done anew. */
const LAID_OUT = 128;
const UNTIL = 96;

/** Ground and buildings as one solid. Asked hundreds of times a frame: it allocates nothing then, but where it is laid out anew. */
export function createTownSolid(): TownSolid {
  let ground: Solid['groundAt'] = () => SEA_BED;
  const [houses, things] = [createField(), createField()];
  return {
    groundAt: (x, z) => ground(x, z),
    isSolid: (x, y, z) => houses.isSolid(x, y, z) || things.isSolid(x, y, z),
    setObstacles: houses.set,
    setProps: things.set,
    setGround: (groundAt) => (ground = groundAt),
  };
}

interface Field {
  readonly set: (source: ObstacleSource) => void;
  readonly isSolid: Solid['isSolid'];
}

/** Obstacles of one source, laid out about the place that was asked for last. */
function createField(): Field {
  let source: ObstacleSource = () => NONE;
  let grid: Grid = new Map();
  let [middleX, middleZ] = [Infinity, Infinity];
  const layOut = (x: number, z: number) => {
    [middleX, middleZ] = [x, z];
    grid = gridOf(source((atX, atZ) => Math.max(Math.abs(atX - x), Math.abs(atZ - z)) < LAID_OUT));
  };
  return {
    set: (next) => {
      source = next;
      middleX = Infinity;
    },
    isSolid: (x, y, z) => {
      if (!(Math.max(Math.abs(x - middleX), Math.abs(z - middleZ)) < UNTIL)) layOut(x, z);
      for (const obstacle of grid.get(keyOf(cellOf(x), cellOf(z))) ?? NONE)
        if (isHit(obstacle, x, y, z)) return true;
      return false;
    },
  };
}

type Grid = ReadonlyMap<number, readonly Obstacle[]>;

// Four numbers and no point: made hundreds of times a frame, points would be garbage.
// eslint-disable-next-line max-params
function isHit(obstacle: Obstacle, x: number, y: number, z: number): boolean {
  const { at, bounds } = obstacle;
  const east = x - at.x;
  const south = z - at.z;
  if (Math.max(Math.abs(east), Math.abs(south)) > reachOf(bounds)) return false;
  const sine = SINES[at.turns & 3] ?? 0;
  const cosine = COSINES[at.turns & 3] ?? 1;
  return obstacle.isSolid(east * cosine - south * sine, y - at.y, east * sine + south * cosine);
}

function gridOf(obstacles: Iterable<Obstacle>): Map<number, Obstacle[]> {
  const grid = new Map<number, Obstacle[]>();
  for (const obstacle of obstacles) {
    const { at, bounds } = obstacle;
    const reach = reachOf(bounds);
    for (let i = cellOf(at.x - reach); i <= cellOf(at.x + reach); i += 1) {
      for (let k = cellOf(at.z - reach); k <= cellOf(at.z + reach); k += 1) add(grid, keyOf(i, k), obstacle);
    }
  }
  return grid;
}

function add(grid: Map<number, Obstacle[]>, key: number, obstacle: Obstacle): void {
  const cell = grid.get(key);
  if (cell === undefined) grid.set(key, [obstacle]);
  else cell.push(obstacle);
}

/** Farthest from its middle in any direction of its sides. */
const reachOf = ({ min, max }: Box): number => Math.max(-min.x, -min.z, max.x, max.z);

const cellOf = (blocks: number): number => Math.floor(blocks / CELL);
/** A small integer, which engines keep without allocating; cells so far apart that they share one do no harm. */
const keyOf = (i: number, k: number): number => ((i & 0x3fff) << 14) | (k & 0x3fff);
