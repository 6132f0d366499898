import { parcelAt, PARCEL_LENGTH, ROW_PITCH, SOUTHERN_ROW, type Parcel } from '../../../shared/plots.ts';
import type { Area } from './ground.ts';
import { gapSouthOf } from './levels.ts';

/** First block south of the southernmost plots. */
export const COURT_NORTH = SOUTHERN_ROW * ROW_PITCH + PARCEL_LENGTH / 2;
export const COURT_HALF_WIDTH = 18;
export const COURT_DEPTH = 28;
/** First block of the sea before the quay. */
export const QUAY_EDGE = COURT_NORTH + COURT_DEPTH;
export const QUAY_DEPTH = 6;
export const SQUARE_RADIUS = 15;

const QUAY_HALF_WIDTH = { least: 44, most: 96 };

/** What is laid out of a town: everything else of its land follows from this. */
export interface Town {
  readonly parcels: readonly Parcel[];
  readonly quayHalfWidth: number;
  /** First block of the main street in the north. */
  readonly mainNorth: number;
  /** Bounds of what people built. */
  readonly built: Area;
}

export function townOf(parcelNumbers: readonly number[]): Town {
  const parcels = [...new Set(parcelNumbers)].sort((a, b) => a - b).map(parcelAt);
  const halfWidth = Math.max(COURT_HALF_WIDTH, ...reaches(parcels));
  const quayHalfWidth = Math.min(
    QUAY_HALF_WIDTH.most,
    Math.max(QUAY_HALF_WIDTH.least, Math.round(halfWidth / 3)),
  );
  const mainNorth = mainStreetNorth(parcels);
  const north = Math.min(mainNorth, -SQUARE_RADIUS, ...norths(parcels));
  const half = Math.max(halfWidth, quayHalfWidth);
  return {
    parcels,
    quayHalfWidth,
    mainNorth,
    built: { minX: -half, maxX: half, minZ: north, maxZ: QUAY_EDGE },
  };
}

const PLOTS_HALF_WIDTH = 17;

const reaches = (parcels: readonly Parcel[]): number[] =>
  parcels.map(({ x }) => Math.ceil(Math.abs(x)) + PLOTS_HALF_WIDTH);

const norths = (parcels: readonly Parcel[]): number[] => parcels.map(({ z }) => z - PARCEL_LENGTH / 2);

/** The main street ends at the square, or at the northernmost avenue, or with its own northernmost parcel. */
function mainStreetNorth(parcels: readonly Parcel[]): number {
  const ends = parcels.map(({ column, row, z }) =>
    column === 0 ? z - PARCEL_LENGTH / 2 : gapSouthOf(row).north,
  );
  return Math.min(0, ...ends);
}
