import type { ContainerId } from '../../shared/records.ts';

/** What of a building can be aimed at. Stations stand in its room; `body` is everything else. */
export const FRONT_PARTS = ['lever', 'button', 'bell', 'iceLever', 'sign', 'door'] as const;
export type FrontPart = (typeof FRONT_PARTS)[number];
export const STATIONS = ['lectern', 'board'] as const;
export type Station = (typeof STATIONS)[number];
export const PARTS = [...FRONT_PARTS, ...STATIONS, 'body'] as const;
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
