import { PARCEL_LENGTH, ROW_PITCH, rowLevel } from '../../../shared/plots.ts';
import { HALF_STEPS } from './ground.ts';

/** Between two rows of parcels: an avenue beside the lower row, the rest is bank or stairs beside the higher one. */
export const AVENUE_WIDTH = 5;
export const BANK_LENGTH = ROW_PITCH - PARCEL_LENGTH - AVENUE_WIDTH;

/** Grass of a bank, half-steps above its foot, from the higher row downward; the drop is 6. */
const BANK_SHAPE = [6, 6, 5, 4, 2, 2, 0, 0, 0];

/** The strip between a row and the next one to the south; `north` is the first block of it. */
export interface Gap {
  readonly north: number;
  /** Half-steps. */
  readonly upper: number;
  readonly lower: number;
  /** Whether the higher ground lies to the north. */
  readonly fallsSouth: boolean;
}

export function gapSouthOf(row: number): Gap {
  const north = rowLevel(row) * HALF_STEPS;
  const south = rowLevel(row + 1) * HALF_STEPS;
  return {
    north: row * ROW_PITCH + PARCEL_LENGTH / 2,
    upper: Math.max(north, south),
    lower: Math.min(north, south),
    fallsSouth: north >= south,
  };
}

/** First block of the avenue in a gap. */
export const avenueNorth = (gap: Gap): number => gap.north + (gap.fallsSouth ? BANK_LENGTH : 0);

/** Row of parcels at, or the next one north of, a block. */
export const rowAt = (z: number): number => Math.floor((z + PARCEL_LENGTH / 2) / ROW_PITCH);

/** Blocks from the higher row, 0 … 6 on the bank, beyond on the avenue; null beside parcels. */
function bankPlace(z: number): { readonly gap: Gap; readonly step: number } | null {
  const row = rowAt(z);
  const gap = gapSouthOf(row);
  const inGap = z - gap.north;
  if (inGap < 0) return null;
  return { gap, step: gap.fallsSouth ? inGap : BANK_LENGTH + AVENUE_WIDTH - 1 - inGap };
}

/** Half-steps of every street that runs north and south: flat beside plots, stairs of one half-step a block in the gaps. */
export function streetHeight(z: number): number {
  const known = streetHeights.get(z);
  if (known !== undefined) return known;
  const height = heightOfStreet(z);
  streetHeights.set(z, height);
  return height;
}

/** A thousand streets ask for the same few thousand. */
const streetHeights = new Map<number, number>();

function heightOfStreet(z: number): number {
  const place = bankPlace(z);
  if (place === null) return rowLevel(rowAt(z)) * HALF_STEPS;
  return Math.max(place.gap.lower, place.gap.upper - place.step - 1);
}

/** Whether the street climbs here. */
export const isStair = (z: number): boolean =>
  streetHeight(z) !== streetHeight(z - 1) || streetHeight(z) !== streetHeight(z + 1);

/** Half-steps of unbuilt land; `sway` shifts the edges of banks by whole blocks, so that they are not ruled lines. */
export function lawnHeight(z: number, sway: number): number {
  const place = bankPlace(z);
  if (place === null) return rowLevel(rowAt(z)) * HALF_STEPS + 1;
  const { gap, step } = place;
  if (gap.upper === gap.lower) return gap.lower + 1;
  const shape = BANK_SHAPE[Math.max(0, step + sway)] ?? 0;
  return gap.lower + 1 + shape;
}
