import type { LooseBox } from '../boxes.ts';
import type { MaterialName } from '../materials.ts';
import type { Face } from '../mesh.ts';
import type { Box } from '../parts.ts';
import type { Quad } from '../meshBuilder.ts';
import { createVolume, type Cuboid, type Volume } from '../voxels.ts';

/** Every plot is 13×13 blocks; the façade stands two blocks behind the street. */
export const FRONT = 11;
export const PLOT_BLOCKS = 13;
const HEIGHT_BLOCKS = 18;

export type Side = 'front' | 'back' | 'left' | 'right';

/** A window in a wall: `plane` is the outer face, `along` its lower end on x (front, back) or z (left, right). */
export interface Opening {
  readonly side: Side;
  readonly plane: number;
  readonly along: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A building while it is being drawn, in plot-local blocks. */
export interface Draft {
  readonly volume: Volume;
  readonly boxes: LooseBox[];
  readonly windows: Opening[];
  /** The simple form for a distance, without its windows. */
  readonly far: Quad[];
  /** What is hollow behind the door. */
  room: Box;
}

export const createDraft = (): Draft => ({
  volume: createVolume([PLOT_BLOCKS, HEIGHT_BLOCKS, PLOT_BLOCKS]),
  boxes: [],
  windows: [],
  far: [],
  room: { min: { x: 0, y: 0, z: 0 }, max: { x: 0, y: 0, z: 0 } },
});

/** along, up and outward, each from … to: outward 0 is the wall's face. */
export type OnWall = readonly [number, number, number, number, number, number];

/** A cuboid given relative to a wall, so that all four sides share one recipe. */
export function onWall(side: Side, plane: number, [a0, a1, y0, y1, d0, d1]: OnWall): Cuboid {
  switch (side) {
    case 'front':
      return [a0, y0, plane + d0, a1, y1, plane + d1];
    case 'back':
      return [a0, y0, plane - d1, a1, y1, plane - d0];
    case 'right':
      return [plane + d0, y0, a0, plane + d1, y1, a1];
    case 'left':
      return [plane - d1, y0, a0, plane - d0, y1, a1];
  }
}

/** The face of a box that lies against such a wall, and that nobody sees. */
export const INWARD: Readonly<Record<Side, Face>> = { front: 5, back: 4, right: 1, left: 0 };

export const OUTWARD: Readonly<Record<Side, Face>> = { front: 4, back: 5, right: 0, left: 1 };

export const addBox = (draft: Draft, cuboid: Cuboid, material: MaterialName): void => {
  draft.boxes.push({ cuboid, material });
};
