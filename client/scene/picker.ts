import type { Box, Part, Point, Target } from '../city/parts.ts';
import type { ContainerId } from '../../shared/records.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { createPropSight } from './propSight.ts';
import { cellsAlong, createRayGrid, FARTHEST, type RayGrid, type Spread } from './rayGrid.ts';
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

/** One and the same building before and after; null = none stood or stands. */
export interface PickableChange {
  readonly before: Pickable | null;
  readonly after: Pickable | null;
}

export interface Picker {
  /** A building that came, took another form or went; costs nothing of the others. */
  readonly replace: (change: PickableChange) => void;
  /** Height of the ground, −Infinity where there is none. */
  readonly setGround: (heightAt: (x: number, z: number) => number) => void;
  /** What hides what is behind it, and cannot be picked itself. */
  readonly setProps: (props: readonly PropPlacement[]) => void;
  readonly setGardens: (props: readonly PropPlacement[]) => void;
  readonly pick: (ray: Ray) => Target | null;
}

const GROUND_STEP = 0.4;
/** Half a voxel. */
const BODY_STEP = 0.25;
/** Diagonal of a building's bounds. */
const LONGEST_WAY = 26;

export function createPicker(): Picker {
  const grid = createRayGrid(spreadOf);
  const held = new Map<ContainerId, Pickable>();
  const [props, gardens] = [createPropSight(), createPropSight()];
  let heightAt: (x: number, z: number) => number = () => -Infinity;
  return {
    replace: ({ before, after }) => {
      // What only looks otherwise was not told of: the one that is held may be older than `before`.
      const known = before === null ? undefined : held.get(before.id);
      if (known !== undefined) grid.drop(known);
      if (before !== null) held.delete(before.id);
      if (after === null) return;
      grid.put(after);
      held.set(after.id, after);
    },
    setGround: (next) => {
      heightAt = next;
    },
    setProps: props.set,
    setGardens: gardens.set,
    pick: (ray) => {
      const hit = nearest(grid, ray);
      if (hit === null || isBuried(ray, hit.distance, heightAt)) return null;
      return [props, gardens].some((sight) => sight.isHidden(ray, hit.distance)) ? null : hit;
    },
  };
}

const spreadOf = ({ at, bounds }: Pickable): Spread => ({
  x: at.x,
  z: at.z,
  reach: Math.max(...[bounds.min.x, bounds.min.z, bounds.max.x, bounds.max.z].map(Math.abs)),
});

/** Walks the grid along the ray and stops at the first cell that begins behind the nearest hit. */
function nearest(grid: RayGrid<Pickable>, ray: Ray): Target | null {
  let best: Target | null = null;
  for (const { key, enter } of cellsAlong(ray)) {
    if (enter > distanceOf(best)) break;
    for (const building of grid.at(key)) best = nearer(best, hitOf(building, ray));
  }
  return best;
}

const distanceOf = (target: Target | null): number => target?.distance ?? FARTHEST;

const nearer = (a: Target | null, b: Target | null): Target | null => (distanceOf(b) < distanceOf(a) ? b : a);

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
