import type { Box, Part, Point, Target } from '../city/parts.ts';
import type { ContainerId } from '../../shared/records.ts';
import { enterBox, toLocal, type Ray, type Standing } from './view.ts';

/** A part of a building that can be aimed at, in the building's own blocks. */
export interface PartBox extends Box {
  readonly part: Part;
}

/** What the picker needs of a building. */
export interface Pickable {
  readonly id: ContainerId;
  readonly at: Standing;
  /** Contains all boxes. */
  readonly bounds: Box;
  readonly parts: readonly PartBox[];
  /** Whether a point is inside a wall or a roof. */
  readonly isSolid: (x: number, y: number, z: number) => boolean;
}

export interface Picker {
  /** Rebuilds the grid; order does not matter. */
  readonly setBuildings: (buildings: readonly Pickable[]) => void;
  /** Height of the ground, −Infinity where there is none. */
  readonly setGround: (heightAt: (x: number, z: number) => number) => void;
  readonly pick: (ray: Ray) => Target | null;
}

/** About a plot, so that a building lies in at most four cells. */
const CELL = 16;
const FARTHEST = 600;
const GROUND_STEP = 0.4;
/** Half a voxel. */
const BODY_STEP = 0.25;
/** Diagonal of a building's bounds. */
const LONGEST_WAY = 26;
const keyOf = (column: number, row: number): number => (column + 0x8000) * 0x10000 + (row + 0x8000);

export function createPicker(): Picker {
  let grid = new Map<number, Pickable[]>();
  let heightAt: (x: number, z: number) => number = () => -Infinity;
  return {
    setBuildings: (buildings) => {
      grid = gridOf(buildings);
    },
    setGround: (next) => {
      heightAt = next;
    },
    pick: (ray) => {
      const hit = nearest(grid, ray);
      return hit && !isBuried(ray, hit.distance, heightAt) ? hit : null;
    },
  };
}

function gridOf(buildings: readonly Pickable[]): Map<number, Pickable[]> {
  const grid = new Map<number, Pickable[]>();
  for (const building of buildings) {
    for (const key of keysOf(building)) {
      const cell = grid.get(key);
      if (cell) cell.push(building);
      else grid.set(key, [building]);
    }
  }
  return grid;
}

function keysOf({ at, bounds }: Pickable): number[] {
  const reach = Math.max(...[bounds.min.x, bounds.min.z, bounds.max.x, bounds.max.z].map(Math.abs));
  const cell = (value: number): number => Math.floor(value / CELL);
  const keys: number[] = [];
  for (let column = cell(at.x - reach); column <= cell(at.x + reach); column += 1) {
    for (let row = cell(at.z - reach); row <= cell(at.z + reach); row += 1) keys.push(keyOf(column, row));
  }
  return keys;
}

/** Walks the grid along the ray and stops at the first cell that begins behind the nearest hit. */
function nearest(grid: ReadonlyMap<number, readonly Pickable[]>, ray: Ray): Target | null {
  let best: Target | null = null;
  for (const { column, row, enter } of cellsAlong(ray)) {
    if (enter > distanceOf(best)) break;
    for (const building of grid.get(keyOf(column, row)) ?? []) best = nearer(best, hitOf(building, ray));
  }
  return best;
}

const distanceOf = (target: Target | null): number => target?.distance ?? FARTHEST;

const nearer = (a: Target | null, b: Target | null): Target | null => (distanceOf(b) < distanceOf(a) ? b : a);

function* cellsAlong({ origin, direction }: Ray): Generator<{ column: number; row: number; enter: number }> {
  let column = Math.floor(origin.x / CELL);
  let row = Math.floor(origin.z / CELL);
  let enter = 0;
  const across = axisWalk(origin.x, direction.x);
  const along = axisWalk(origin.z, direction.z);
  while (enter <= FARTHEST) {
    yield { column, row, enter };
    if (across.next < along.next) {
      enter = across.next;
      across.next += across.every;
      column += across.step;
    } else {
      enter = along.next;
      along.next += along.every;
      row += along.step;
    }
  }
}

/** Distances along the ray at which it crosses the lines of one axis. */
function axisWalk(
  from: number,
  speed: number,
): { next: number; readonly every: number; readonly step: number } {
  if (Math.abs(speed) < 1e-9) return { next: Infinity, every: Infinity, step: 0 };
  const line = (Math.floor(from / CELL) + (speed > 0 ? 1 : 0)) * CELL;
  return { next: (line - from) / speed, every: CELL / Math.abs(speed), step: Math.sign(speed) };
}

function hitOf({ id, at, bounds, parts, isSolid }: Pickable, ray: Ray): Target | null {
  const local = toLocal(ray, at);
  const enter = enterBox(local, bounds.min, bounds.max);
  if (enter === null) return null;
  let best: Target | null = null;
  for (const { part, min, max } of parts) {
    const distance = enterBox(local, min, max);
    if (distance !== null) best = nearer(best, { id, part, distance });
  }
  const wall = marchTo(local, { enter, leave: best?.distance ?? enter + LONGEST_WAY }, isSolid);
  return wall === null ? best : { id, part: 'body', distance: wall };
}

/** First solid point of a stretch of the ray; null when it is free. */
function marchTo(ray: Ray, { enter, leave }: Stretch, isSolid: Pickable['isSolid']): number | null {
  for (let t = enter; t < leave; t += BODY_STEP) {
    const { x, y, z } = pointAt(ray, t);
    if (isSolid(x, y, z)) return t;
  }
  return null;
}

interface Stretch {
  readonly enter: number;
  readonly leave: number;
}

function isBuried(ray: Ray, distance: number, heightAt: (x: number, z: number) => number): boolean {
  for (let t = GROUND_STEP; t < distance - GROUND_STEP; t += GROUND_STEP) {
    const at = pointAt(ray, t);
    if (at.y < heightAt(at.x, at.z)) return true;
  }
  return false;
}

export const pointAt = ({ origin, direction }: Ray, distance: number): Point => ({
  x: origin.x + direction.x * distance,
  y: origin.y + direction.y * distance,
  z: origin.z + direction.z * distance,
});

/** Whether both are the same part of the same building, from wherever they are seen. */
export const isSameTarget = (a: Target | null, b: Target | null): boolean =>
  a === b || (a !== null && a.id === b?.id && a.part === b.part);
