import type { Building } from './building.ts';
import type { Spot } from './squares.ts';
import type { Standing } from './standing.ts';

/** A point that moves in steps, so that what is near changes only at their borders. */
export const EYE_STEP = 6.5;
/** Blocks beyond which what a building wears is a dozen pixels at most; its beam and its halo tell more. */
const DRESSED_RANGE = 1_400;
/** Blocks within which a dense town has all the shells that it may draw, and all the dressings beyond them. */
const FIRST = { shells: 120, dressed: 240 };
/** Blocks by which what was found is further away after a step of the eye, at most. */
const A_STEP_FURTHER = 2 * EYE_STEP;
/** By which a search widens that has not found enough. */
const WIDER = 1.6;
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
}

export interface NearLimits {
  readonly radius: number;
  readonly most: number;
  /** Of all shells together. */
  readonly triangles: number;
  readonly dressed: number;
}

/**
 * Tells the nearest buildings within a radius, as many as the triangles of their shells allow. A search reaches at once about as
 * far as the last one had to; what it finds is the same wherever it begins.
 */
export function createNearest(): (town: Standing, eye: Spot, limits: NearLimits) => Near {
  const reach = { ...FIRST };
  return (town, eye, limits) => {
    const spot = { x: quantised(eye.x), z: quantised(eye.z) };
    const { within, count } = shellsAbout(town.all, spot, { ...limits, from: reach.shells });
    const border = within[count]?.square ?? limits.radius ** 2;
    const beyond = { least: border, most: limits.dressed, from: reach.dressed };
    const dressed = dressedBeyond(town.marked, spot, beyond);
    // Between two: a shader that rounds otherwise would draw the one at the border twice, or not at all.
    const radius = (Math.sqrt(within[count - 1]?.square ?? 0) + Math.sqrt(border)) / 2;
    reach.shells = radius + A_STEP_FURTHER;
    reach.dressed = Math.sqrt(dressed.at(-1)?.square ?? border) + A_STEP_FURTHER;
    return { ...spot, radius, buildings: buildingsOf(within.slice(0, count)), dressed: buildingsOf(dressed) };
  };
}

/** Nearest first, and how many of them are drawn with their shells; the search widens until one is left out. */
function shellsAbout(all: Standing['all'], spot: Spot, limits: NearLimits & From) {
  for (let to = limits.from; ; to *= WIDER) {
    const within = ranked(all, spot, { least: 0, to: Math.min(to, limits.radius) });
    const count = countApart(within, countWithin(within, limits));
    if (count < within.length || to >= limits.radius) return { within, count };
  }
}

interface From {
  /** Blocks to which a search reaches at once. */
  readonly from: number;
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
  squares.eachAbout(spot, to, (building, x, z) => {
    const square = squareOf(x - spot.x, z - spot.z);
    if (square >= least && square < most) found.push({ building, square });
  });
  return found.sort((a, b) => a.square - b.square);
}

/** The nearest of those beyond a distance that are no plain ones; the search widens until it has found enough. */
function dressedBeyond(marked: Standing['marked'], spot: Spot, { least, most, from }: Beyond) {
  if (most === 0) return [];
  for (let to = from; ; to *= WIDER) {
    const found = ranked(marked, spot, { least, to: Math.min(to, DRESSED_RANGE) });
    if (found.length >= most || to >= DRESSED_RANGE) return found.slice(0, most);
  }
}

interface Beyond extends From {
  /** Square of that distance. */
  readonly least: number;
  readonly most: number;
}

const buildingsOf = (found: readonly Ranked[]): readonly Building[] => found.map(({ building }) => building);

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
