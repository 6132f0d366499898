import type { Building } from './building.ts';
import type { Spot } from './squares.ts';
import type { Standing } from './standing.ts';

/** A point that moves in steps, so that what is near changes only at their borders. */
export const EYE_STEP = 6.5;
/** Blocks beyond which what a building wears is a dozen pixels at most; its beam and its halo tell more. */
const DRESSED_RANGE = 1_400;
/** Blocks by which the search for what is dressed widens. */
const WIDER = 1.6;
const FIRST_BEYOND = 120;
/** Blocks within which a dense town has all the shells that it may draw. */
const FIRST_SHELLS = 120;
export const quantised = (value: number): number => Math.round(value / EYE_STEP) * EYE_STEP;

export interface Near {
  readonly x: number;
  readonly z: number;
  /** Within it, all buildings are near. */
  readonly radius: number;
  /** Nearest first. */
  readonly buildings: readonly Building[];
  /** Further ones whose look is no plain one, nearest first. */
  readonly dressed: readonly Building[];
  /** All others whose look replaces the walls: they have no far form, and something must stand for them. */
  readonly bare: readonly Building[];
}

export interface NearLimits {
  readonly radius: number;
  readonly most: number;
  /** Of all shells together. */
  readonly triangles: number;
  readonly dressed: number;
}

/** The nearest buildings within a radius, as many as the triangles of their shells allow. */
export function nearest(town: Standing, eye: Spot, limits: NearLimits): Near {
  const [x, z] = [quantised(eye.x), quantised(eye.z)];
  const { within, count } = shellsAbout(town.all, { x, z }, limits);
  const border = within[count]?.square ?? limits.radius ** 2;
  const last = within[count - 1]?.square ?? 0;
  const dressed = dressedBeyond(town, { x, z }, { least: border, most: limits.dressed });
  const isDressed = new Set(dressed);
  const isBeyond = ({ at }: Building): boolean => squareOf(at.x - x, at.z - z) >= border;
  return {
    x,
    z,
    // Between two: a shader that rounds otherwise would draw the one at the border twice, or not at all.
    radius: (Math.sqrt(last) + Math.sqrt(border)) / 2,
    buildings: within.slice(0, count).map(({ building }) => building),
    dressed,
    bare: [...town.bare].filter((building) => isBeyond(building) && !isDressed.has(building)),
  };
}

/** Nearest first, and how many of them are drawn with their shells; the search widens until one is left out. */
function shellsAbout(all: Standing['all'], spot: Spot, limits: NearLimits) {
  for (let to = FIRST_SHELLS; ; to *= WIDER) {
    const within = ranked(all, spot, { least: 0, to: Math.min(to, limits.radius) });
    const count = countApart(within, countWithin(within, limits));
    if (count < within.length || to >= limits.radius) return { within, count };
  }
}

interface Ranked {
  readonly building: Building;
  /** Of its distance. */
  readonly square: number;
}

const squareOf = (dx: number, dz: number): number => dx * dx + dz * dz;

interface Ring {
  /** Square of the least distance. */
  readonly least: number;
  readonly to: number;
}

/** Those in a ring about a spot, nearest first. */
function ranked(squares: Standing['all'], spot: Spot, { least, to }: Ring): Ranked[] {
  const found: Ranked[] = [];
  const most = to * to;
  squares.eachAbout(spot, to, (building) => {
    const square = squareOf(building.at.x - spot.x, building.at.z - spot.z);
    if (square >= least && square < most) found.push({ building, square });
  });
  return found.sort((a, b) => a.square - b.square);
}

/** The nearest of those beyond a distance that are no plain ones; the search widens until it has found enough. */
function dressedBeyond(
  { marked }: Standing,
  spot: Spot,
  { least, most }: { least: number; most: number },
): readonly Building[] {
  if (most === 0) return [];
  for (let to = Math.sqrt(least) + FIRST_BEYOND; ; to *= WIDER) {
    const found = ranked(marked, spot, { least, to: Math.min(to, DRESSED_RANGE) });
    if (found.length >= most || to >= DRESSED_RANGE)
      return found.slice(0, most).map(({ building }) => building);
  }
}

/** So many at most, and none of those that are as far as the first that is left out. */
function countApart(within: readonly Ranked[], count: number): number {
  let left = count;
  const first = within[count]?.square;
  while (left > 0 && within[left - 1]?.square === first) left -= 1;
  return left;
}

function countWithin(within: readonly Ranked[], { most, triangles }: NearLimits): number {
  let left = triangles;
  const limit = Math.min(most, within.length);
  for (let i = 0; i < limit; i += 1) {
    left -= (within[i]?.building.house.shell.indices.length ?? 0) / 3;
    if (left < 0) return i;
  }
  return limit;
}
