import { FARTHEST } from './distance.ts';
import {
  cellAt,
  crop,
  COVER,
  COVERS,
  createGround,
  HALF_STEPS,
  SEA_BED,
  type Area,
  type Cover,
  type Ground,
} from './ground.ts';
import { layHarbour, laySquare } from './landmarks.ts';
import { growShore, WIDEST_MARGIN } from './shore.ts';
import { layStreets } from './streets.ts';
import { townOf, type Town } from './town.ts';
import { shapeWild } from './wild.ts';

/** The land under one host's town, relative to the island's origin; the sea's surface is at y = 0. */
export interface Island {
  readonly extent: Area;
  readonly ground: Ground;
  /** Blocks: top of the walkable surface in half-steps, or the sea bed below 0. */
  readonly groundAt: (x: number, z: number) => number;
  readonly coverAt: (x: number, z: number) => Cover;
  readonly isLand: (x: number, z: number) => boolean;
}

/** Open water round the land that belongs to the grid. */
const SEA_MARGIN = 12;
/** Blocks about a place on which its height and cover depend: whether that is land, and how far off the sea lies. */
const REACH = WIDEST_MARGIN + FARTHEST;

/**
 * Pure: equal parcels (in any order) and an equal seed give an equal island. Without any parcel it has harbour, main street and
 * lighthouse.
 */
export function createIsland(parcels: readonly number[], seed: number): Island {
  const town = townOf(parcels);
  return islandOf(shape(town, wholeOf(town), seed));
}

/** The part of the same island that lies within an area, block for block; what lies far from it costs nothing. */
export function islandWithin(area: Area, parcels: readonly number[], seed: number): Island {
  const town = townOf(parcels);
  const whole = wholeOf(town);
  const part = common(area, whole);
  return islandOf(crop(shape(town, common(grown(part, REACH), whole), seed), part));
}

/** All that belongs to an island of these parcels. */
export const extentOf = (parcels: readonly number[]): Area => wholeOf(townOf(parcels));

const wholeOf = ({ built }: Town): Area => grown(built, WIDEST_MARGIN + SEA_MARGIN);

function shape(town: Town, area: Area, seed: number): Ground {
  const ground = createGround(area);
  layStreets(ground, town);
  layHarbour(ground, town);
  laySquare(ground, town);
  shapeWild(ground, growShore(ground, town, seed), seed);
  return ground;
}

/** The same questions answered from arrays that came from a worker. */
export function islandOf(ground: Ground): Island {
  const { minX, minZ, width, depth, heights, covers } = ground;
  const codeAt = (x: number, z: number) => covers[cellAt(ground, x, z)] ?? COVER.sea;
  return {
    ground,
    extent: { minX, minZ, maxX: minX + width, maxZ: minZ + depth },
    groundAt: (x, z) => (heights[cellAt(ground, x, z)] ?? SEA_BED) / HALF_STEPS,
    coverAt: (x, z) => COVERS[codeAt(x, z)] ?? 'sea',
    isLand: (x, z) => codeAt(x, z) !== COVER.sea,
  };
}

const grown = ({ minX, minZ, maxX, maxZ }: Area, by: number): Area => ({
  minX: minX - by,
  minZ: minZ - by,
  maxX: maxX + by,
  maxZ: maxZ + by,
});

const common = (a: Area, b: Area): Area => ({
  minX: Math.max(a.minX, b.minX),
  minZ: Math.max(a.minZ, b.minZ),
  maxX: Math.min(a.maxX, b.maxX),
  maxZ: Math.min(a.maxZ, b.maxZ),
});
