import { hasShell, type Building } from './building.ts';

import { isPlain } from './effects.ts';

/** A point that moves in steps, so that what is near changes only at their borders. */
export const EYE_STEP = 6.5;
/** Blocks beyond which what a building wears is a dozen pixels at most; its beam and its halo tell more. */
const DRESSED_RANGE = 1_400;
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
export function nearest(
  buildings: readonly Building[],
  eye: { readonly x: number; readonly z: number },
  limits: NearLimits,
): Near {
  const x = quantised(eye.x);
  const z = quantised(eye.z);
  const away = squaresTo(buildings, x, z);
  const within = sortedBy(away, (_, square) => square < limits.radius ** 2);
  const count = countApart(away, within, countWithin(within, buildings, limits));
  const border = away[within[count] ?? -1] ?? limits.radius ** 2;
  const last = away[within[count - 1] ?? -1] ?? 0;
  const beyond = sortedBy(away, (i, square) => square >= border && !isPlain(buildings[i]?.look ?? 'running'));
  const close = beyond.findIndex((place) => (away[place] ?? 0) > DRESSED_RANGE ** 2);
  const dressed = Math.min(limits.dressed, close < 0 ? Infinity : close);
  return {
    x,
    z,
    // Between two: a shader that rounds otherwise would draw the one at the border twice, or not at all.
    radius: (Math.sqrt(last) + Math.sqrt(border)) / 2,
    buildings: pick(buildings, within.slice(0, count)),
    dressed: pick(buildings, beyond.slice(0, dressed)),
    bare: pick(buildings, beyond.slice(dressed)).filter((building) => !hasShell(building)),
  };
}

/** So many at most, and none of those that are as far as the first that is left out. */
function countApart(away: Float64Array, within: readonly number[], count: number): number {
  let left = count;
  const first = away[within[count] ?? -1];
  while (left > 0 && away[within[left - 1] ?? -1] === first) left -= 1;
  return left;
}

function squaresTo(buildings: readonly Building[], x: number, z: number): Float64Array {
  const squares = new Float64Array(buildings.length);
  buildings.forEach(({ at }, i) => {
    squares[i] = (at.x - x) ** 2 + (at.z - z) ** 2;
  });
  return squares;
}

/** Places of the wanted values, smallest value first; all others are never sorted. */
function sortedBy(
  values: Float64Array,
  isWanted: (place: number, value: number) => boolean,
): readonly number[] {
  const places: number[] = [];
  values.forEach((value, place) => {
    if (isWanted(place, value)) places.push(place);
  });
  return places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}

function countWithin(
  places: readonly number[],
  buildings: readonly Building[],
  { most, triangles }: NearLimits,
): number {
  let left = triangles;
  for (let i = 0; i < Math.min(most, places.length); i += 1) {
    left -= (buildings[places[i] ?? 0]?.house.shell.indices.length ?? 0) / 3;
    if (left < 0) return i;
  }
  return Math.min(most, places.length);
}

const pick = (buildings: readonly Building[], places: readonly number[]): readonly Building[] =>
  places.flatMap((place) => buildings[place] ?? []);
