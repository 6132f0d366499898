/** What a body can stand on and bump into, in blocks; the sea's surface is y = 0. Both answers are total and cheap. */
export interface Solid {
  /** Height of the walkable ground, a multiple of half a block; below 0 it is the sea bed. */
  groundAt(x: number, z: number): number;
  /** Whether the half-block around this point belongs to a wall, a floor or a roof above the ground. */
  isSolid(x: number, y: number, z: number): boolean;
}

/** Edge of the smallest thing to bump into. */
export const CELL_BLOCKS = 0.5;
