import { MAIN_STREET_WIDTH, rowLevel } from '../../../shared/plots.ts';
import { COVER, HALF_STEPS, lay, type Ground } from './ground.ts';
import { streetHeight } from './levels.ts';
import { COURT_HALF_WIDTH, COURT_NORTH, QUAY_DEPTH, QUAY_EDGE, SQUARE_RADIUS, type Town } from './town.ts';

/** The lighthouse stands this many half-steps above its parcel. */
const MOUND = 6;
/** Radius of the mound's foot, where its stairs begin. */
const MOUND_FOOT = SQUARE_RADIUS + MOUND;
/** A planted ledge round the square, half-way up. */
const LEDGE_RADIUS = SQUARE_RADIUS + 2;
const RING = { inner: 11.5, outer: 12.6 };
const SUMMIT = rowLevel(0) * HALF_STEPS + MOUND;

/** Height of the walkable square, in blocks. */
export const SQUARE_LEVEL = SUMMIT / HALF_STEPS;

const PAVED_HALF_WIDTH = MAIN_STREET_WIDTH / 2;

/** The harbour court, where visitors arrive, and the quay. */
export function layHarbour(ground: Ground, { quayHalfWidth }: Town): void {
  const half = COURT_HALF_WIDTH;
  const quayNorth = QUAY_EDGE - QUAY_DEPTH;
  const court = { minZ: COURT_NORTH, maxZ: quayNorth, height: streetHeight };
  lay(ground, { ...court, minX: -half, maxX: half, cover: () => COVER.kerb });
  lay(ground, { ...court, minX: 1 - half, maxX: half - 1, cover: () => COVER.court });
  const quay = { minX: -quayHalfWidth, maxX: quayHalfWidth, maxZ: QUAY_EDGE, height: streetHeight };
  lay(ground, { ...quay, minZ: quayNorth, cover: () => COVER.quay });
  lay(ground, { ...quay, minZ: QUAY_EDGE - 1, cover: () => COVER.kerb });
  const lane = { minZ: COURT_NORTH, maxZ: QUAY_EDGE - 1, height: streetHeight };
  lay(ground, { ...lane, minX: -PAVED_HALF_WIDTH, maxX: PAVED_HALF_WIDTH, cover: () => COVER.kerb });
  lay(ground, { ...lane, minX: 1 - PAVED_HALF_WIDTH, maxX: PAVED_HALF_WIDTH - 1, cover: () => COVER.street });
}

/** The round square of the lighthouse, with stairs where the main street meets it. */
export function laySquare(ground: Ground, { mainNorth }: Town): void {
  for (let z = -LEDGE_RADIUS; z < LEDGE_RADIUS; z += 1) {
    layRing(ground, z, { radius: LEDGE_RADIUS, height: SUMMIT - MOUND / 2, cover: COVER.ring });
    layRing(ground, z, { radius: SQUARE_RADIUS, height: SUMMIT, cover: COVER.kerb });
    layRing(ground, z, { radius: SQUARE_RADIUS - 1, height: SUMMIT, cover: COVER.square });
    layRing(ground, z, { radius: RING.outer, height: SUMMIT, cover: COVER.kerb });
    layRing(ground, z, { radius: RING.inner, height: SUMMIT, cover: COVER.square });
  }
  layStairs(ground, SQUARE_RADIUS - 1, MOUND_FOOT + 1);
  if (mainNorth <= -MOUND_FOOT) layStairs(ground, -MOUND_FOOT - 1, 1 - SQUARE_RADIUS);
}

function layStairs(ground: Ground, minZ: number, maxZ: number): void {
  const height = (z: number) =>
    SUMMIT - MOUND + Math.max(0, Math.min(MOUND, Math.ceil(MOUND_FOOT - Math.abs(z + 0.5))));
  const half = PAVED_HALF_WIDTH;
  lay(ground, { minX: -half, maxX: half, minZ, maxZ, height, cover: () => COVER.kerb });
  lay(ground, { minX: 1 - half, maxX: half - 1, minZ, maxZ, height, cover: () => COVER.stairs });
}

interface Disc {
  readonly radius: number;
  readonly height: number;
  readonly cover: number;
}

/** One row of a disc round the origin. */
function layRing(ground: Ground, z: number, { radius, height, cover }: Disc): void {
  const half = Math.round(Math.sqrt(Math.max(0, radius * radius - (z + 0.5) * (z + 0.5))));
  if (half === 0) return;
  lay(ground, { minX: -half, maxX: half, minZ: z, maxZ: z + 1, height: () => height, cover: () => cover });
}
