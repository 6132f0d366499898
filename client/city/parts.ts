import type { ContainerId } from '../../shared/records.ts';

/** What of a building can be aimed at. `body` is everything that is not a control. */
export const PARTS = ['lever', 'button', 'bell', 'iceLever', 'sign', 'door', 'body'] as const;
export type Part = (typeof PARTS)[number];

/** What the crosshair or the cursor is on; distance in blocks from the eye. */
export interface Target {
  readonly id: ContainerId;
  readonly part: Part;
  readonly distance: number;
}

/** Blocks from the eye within which a control can be used. */
export const REACH_BLOCKS = 6;

/** An axis-aligned box in blocks, `min` inclusive. */
export interface Box {
  readonly min: Point;
  readonly max: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
