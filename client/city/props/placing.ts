import type { Plot } from '../../../shared/plots.ts';
import type { Cover } from '../island/ground.ts';
import type { Island } from '../island/island.ts';
import type { PropKind } from './kinds.ts';

/** One prop on the island, relative to its origin. */
export interface PropPlacement {
  readonly kind: PropKind;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Quarter turns about y; 0 faces south, 1 east. */
  readonly turns: number;
  readonly scale: number;
  /** The parcel at whose entrance a gate stands. */
  readonly parcel?: number;
}

/** Takes what the rules put down. */
export type Put = (placement: PropPlacement) => void;

/** What the rules of placing work on. */
export interface Site {
  readonly island: Island;
  readonly seed: number;
  readonly put: Put;
}

export type Spot = readonly [x: number, z: number];
export type Stand = readonly [x: number, z: number, turns?: number];

/** On the ground at a place. */
export function stand({ island, put }: Site, kind: PropKind, [x, z, turns = 0]: Stand): void {
  put({ kind, x, y: island.groundAt(x, z), z, turns, scale: 1 });
}

const GREEN: ReadonlySet<Cover> = new Set<Cover>(['lawn', 'grass', 'meadow', 'heath']);

/** Whether a square of green around a place is flat and nothing is built there. */
export function isFreeGreen(island: Island, [x, z]: Spot, radius: number): boolean {
  const height = island.groundAt(x, z);
  for (const dx of [-radius, 0, radius]) {
    for (const dz of [-radius, 0, radius]) {
      if (!GREEN.has(island.coverAt(x + dx, z + dz)) || island.groundAt(x + dx, z + dz) !== height)
        return false;
    }
  }
  return true;
}

/** Plot coordinates (x aside, z to the front) → the island's. */
export function onPlot({ x, y, z, turns }: Plot, [aside, ahead]: Spot): { x: number; y: number; z: number } {
  return turns === 1 ? { x: x + ahead, y, z: z - aside } : { x: x - ahead, y, z: z + aside };
}
