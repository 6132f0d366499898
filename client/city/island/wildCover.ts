import { COVER } from './ground.ts';
import { relief } from './relief.ts';
import type { Coast, Place } from './shore.ts';

const TINT_SCALE = 15;
const FIELD_SCALE = 38;
const FIELD = { least: 0.54, nearest: 3, furthest: 16, fromSea: 6, maxHeight: 6, fromAxis: 24 };
const FURROWS = [COVER.soil, COVER.straw, COVER.straw, COVER.crop, COVER.crop] as const;
/** Half-steps up to which, and blocks from the sea within which, the shore is sand. */
const RIM = { height: 2, fromSea: 3 };
const BEACH = { from: 0.35, height: 5, fromSea: 20 };
const CLIFF = { from: 0.35, fromSea: 2.5 };

export function wildCover(place: Place, height: number, seed: number): number {
  const { coast, toSea } = place;
  if (coast.cliff > CLIFF.from) return toSea < CLIFF.fromSea ? COVER.rock : turf(place, seed);
  if (isBeach(coast, height, toSea)) return COVER.sand;
  return isField(place, height, seed) ? furrow(place.z) : turf(place, seed);
}

/** The beach is wide; elsewhere a rim of sand lies along the water. */
function isBeach({ beach }: Coast, height: number, toSea: number): boolean {
  if (beach > BEACH.from) return height <= BEACH.height && toSea < BEACH.fromSea * beach;
  return height <= RIM.height && toSea < RIM.fromSea;
}

/** Fields lie on low flat land near the town, never on the way from the harbour. */
function isField({ x, z, toBuilt, toSea }: Place, height: number, seed: number): boolean {
  if (height > FIELD.maxHeight || toSea < FIELD.fromSea || Math.abs(x) < FIELD.fromAxis) return false;
  if (toBuilt < FIELD.nearest || toBuilt > FIELD.furthest) return false;
  return relief(x / FIELD_SCALE, z / FIELD_SCALE, seed + 91) > FIELD.least;
}

const furrow = (z: number): number =>
  FURROWS[((z % FURROWS.length) + FURROWS.length) % FURROWS.length] ?? COVER.soil;

/** Three greens in large patches. */
function turf({ x, z }: Place, seed: number): number {
  const tint = relief(x / TINT_SCALE, z / TINT_SCALE, seed + 60);
  if (tint < 0.4) return COVER.heath;
  return tint > 0.6 ? COVER.meadow : COVER.grass;
}
