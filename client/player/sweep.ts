import type { Point } from '../city/parts.ts';
import { BODY_HEIGHT, BODY_WIDTH, type Frame } from './body.ts';
import { CELL_BLOCKS, type Solid } from './solid.ts';

export type Axis = 'x' | 'y' | 'z';

const HALF_WIDTH = BODY_WIDTH / 2;
/** Touching is not overlapping: the gap that a blocked body keeps. */
export const SKIN = 1e-4;
/** Shorter than a cell, so that one stride crosses one face at most. */
const STRIDE = 0.8 * CELL_BLOCKS;

/** Whether a body whose soles are there overlaps the ground or anything solid. */
export function isBlocked(solid: Solid, at: Point): boolean {
  const bottom = firstCell(at.y);
  const top = lastCell(at.y + BODY_HEIGHT);
  const east = lastCell(at.x + HALF_WIDTH);
  const south = lastCell(at.z + HALF_WIDTH);
  for (let i = firstCell(at.x - HALF_WIDTH); i <= east; i += 1) {
    for (let k = firstCell(at.z - HALF_WIDTH); k <= south; k += 1) {
      if (solid.groundAt(middle(i), middle(k)) > at.y + SKIN / 2) return true;
      for (let j = bottom; j <= top; j += 1) {
        if (solid.isSolid(middle(i), middle(j), middle(k))) return true;
      }
    }
  }
  return false;
}

/** Moves until something is in the way, then rests against it; true when the whole distance was free. */
export function moveAlong({ body, solid }: Frame, axis: Axis, distance: number): boolean {
  const strides = Math.ceil(Math.abs(distance) / STRIDE);
  for (let i = 0; i < strides; i += 1) {
    const from = body[axis];
    body[axis] = from + distance / strides;
    if (!isBlocked(solid, body)) continue;
    body[axis] = restAgainst(axis, body[axis], Math.sign(distance));
    // Ground that is no multiple of a cell, or a body that was inside already.
    if ((body[axis] - from) * distance < 0 || isBlocked(solid, body)) body[axis] = from;
    return false;
  }
  return true;
}

/** Out of what it is stuck in, upward; true when it had to move. */
export function freeUpward({ body, solid }: Frame): boolean {
  if (!isBlocked(solid, body)) return false;
  body.y = Math.max(body.y, solid.groundAt(body.x, body.z));
  for (let i = 0; i < MOST_CELLS_UP && isBlocked(solid, body); i += 1)
    body.y = middle(firstCell(body.y) + 0.5);
  return true;
}

/** Higher than anything that is built, so that the search ends. */
const MOST_CELLS_UP = 1024;

const middle = (cell: number): number => (cell + 0.5) * CELL_BLOCKS;
const firstCell = (low: number): number => Math.floor((low + SKIN / 2) / CELL_BLOCKS);
const lastCell = (high: number): number => Math.ceil((high - SKIN / 2) / CELL_BLOCKS) - 1;

/** The place on this axis at which the leading face touches the cell that it has entered. */
function restAgainst(axis: Axis, place: number, direction: number): number {
  const lead = leadOf(axis, direction);
  const face = (place + lead) / CELL_BLOCKS;
  const touched = direction > 0 ? Math.floor(face) : Math.ceil(face);
  return touched * CELL_BLOCKS - lead - direction * SKIN;
}

function leadOf(axis: Axis, direction: number): number {
  if (axis !== 'y') return direction * HALF_WIDTH;
  return direction > 0 ? BODY_HEIGHT : 0;
}
