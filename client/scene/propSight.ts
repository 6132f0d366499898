import { boundsOf, facesOf } from '../city/faces.ts';
import { propMesh, type PropKind } from '../city/props/kinds.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Box } from '../city/parts.ts';
import { cellsAlong, createRayGrid, type RayGrid, type Spread } from './rayGrid.ts';
import { enterBox, toLocal, type Ray } from './view.ts';

/** What stands about in the town, as it hides what is behind it. */
export interface PropSight {
  readonly set: (props: readonly PropPlacement[]) => void;
  /** Whether a prop stands on the ray nearer than `distance`. */
  readonly isHidden: (ray: Ray, distance: number) => boolean;
}

interface Shape {
  readonly faces: readonly Box[];
  readonly bounds: Box;
  readonly reach: number;
}

const shapes = new Map<PropKind, Shape>();

export function createPropSight(): PropSight {
  let props: readonly PropPlacement[] = [];
  // Laid out at the first question: land comes in pieces, and nobody may ask between two of them.
  let grid: RayGrid<PropPlacement> | null = null;
  return {
    set: (next) => {
      props = next;
      grid = null;
    },
    isHidden: (ray, distance) => {
      grid ??= gridOf(props);
      for (const { key, enter } of cellsAlong(ray)) {
        if (enter > distance) return false;
        if (grid.at(key).some((prop) => isBefore(prop, ray, distance))) return true;
      }
      return false;
    },
  };
}

function gridOf(props: readonly PropPlacement[]): RayGrid<PropPlacement> {
  const grid = createRayGrid(spreadOf);
  props.forEach(grid.put);
  return grid;
}

function isBefore(prop: PropPlacement, ray: Ray, distance: number): boolean {
  const { faces, bounds } = shapeOf(prop.kind);
  const local = scaled(toLocal(ray, prop), prop.scale);
  const isNearer = ({ min, max }: Box): boolean => (enterBox(local, min, max) ?? Infinity) < distance;
  return isNearer(bounds) && faces.some(isNearer);
}

/** Distances along the ray stay those of the town. */
function scaled({ origin, direction }: Ray, scale: number): Ray {
  return {
    origin: { x: origin.x / scale, y: origin.y / scale, z: origin.z / scale },
    direction: { x: direction.x / scale, y: direction.y / scale, z: direction.z / scale },
  };
}

const spreadOf = ({ kind, x, z, scale }: PropPlacement): Spread => ({
  x,
  z,
  reach: shapeOf(kind).reach * scale,
});

function shapeOf(kind: PropKind): Shape {
  const known = shapes.get(kind);
  if (known) return known;
  const faces = facesOf(propMesh(kind));
  const bounds = boundsOf(faces);
  const { min, max } = bounds;
  const shape = { faces, bounds, reach: Math.max(-min.x, -min.z, max.x, max.z) };
  shapes.set(kind, shape);
  return shape;
}
