import { isGlass } from './materials.ts';
import type { Face } from './mesh.ts';
import type { Corner } from './meshBuilder.ts';
import type { Volume } from './voxels.ts';

/** The volume seen along one axis: `at(layer, u, v)` reads it, `corner` leads back to x, y, z. */
export interface Plane {
  readonly face: Face;
  readonly outward: 1 | -1;
  readonly layers: number;
  readonly across: number;
  readonly up: number;
  /** Those of the volume, and how far apart neighbours lie in them. */
  readonly cells: Uint8Array;
  readonly toLayer: number;
  readonly toU: number;
  readonly toV: number;
  /** 0 outside. */
  readonly at: (layer: number, u: number, v: number) => number;
  readonly isUnderground: (layer: number, u: number, v: number) => boolean;
  readonly corner: (layer: number, u: number, v: number) => Corner;
}

export function planeOf(volume: Volume, face: Face): Plane {
  const { width, height, depth, cells, at } = volume;
  const outward = face % 2 === 0 ? 1 : -1;
  const [alongX, alongZ, alongY] = [1, width, width * depth];
  if (face < 2)
    return {
      ...{ face, outward, cells, layers: width, across: height, up: depth },
      ...{ toLayer: alongX, toU: alongY, toV: alongZ, at },
      isUnderground: (_layer, u) => u < 0,
      corner: (l, u, v) => [l, u, v],
    };
  if (face < 4)
    return {
      ...{ face, outward, cells, layers: height, across: depth, up: width },
      ...{ toLayer: alongY, toU: alongZ, toV: alongX },
      at: (l, u, v) => at(v, l, u),
      isUnderground: (l) => l < 0,
      corner: (l, u, v) => [v, l, u],
    };
  return {
    ...{ face, outward, cells, layers: depth, across: width, up: height },
    ...{ toLayer: alongZ, toU: alongX, toV: alongY },
    at: (l, u, v) => at(u, v, l),
    isUnderground: (_layer, _u, v) => v < 0,
    corner: (l, u, v) => [u, v, l],
  };
}

/** Two bits a corner, in the order (u, v), (u + 1, v), (u + 1, v + 1), (u, v + 1). */
export function occlusionAt(plane: Plane, layer: number, [u, v]: readonly [number, number]): number {
  if (touchesGlass(plane, layer, [u, v])) return NICHE;
  const filled = (du: number, dv: number): number =>
    plane.isUnderground(layer, u + du, v + dv) || plane.at(layer, u + du, v + dv) !== 0 ? 1 : 0;
  const left = filled(-1, 0);
  const right = filled(1, 0);
  const below = filled(0, -1);
  const above = filled(0, 1);
  return (
    cornerLight(left, below, filled(-1, -1)) |
    (cornerLight(right, below, filled(1, -1)) << 2) |
    (cornerLight(right, above, filled(1, 1)) << 4) |
    (cornerLight(left, above, filled(-1, 1)) << 6)
  );
}

/** Between wall and pane the shade is even: a recess takes 4 rectangles instead of 10, and a street has hundreds of windows. */
const NICHE = 0b10_10_10_10;

const touchesGlass = (plane: Plane, layer: number, [u, v]: readonly [number, number]): boolean =>
  isGlass(plane.at(layer, u - 1, v)) ||
  isGlass(plane.at(layer, u + 1, v)) ||
  isGlass(plane.at(layer, u, v - 1)) ||
  isGlass(plane.at(layer, u, v + 1));

/** A side darkens its whole edge alike, however it ends: long edges then stay one rectangle. */
function cornerLight(side: number, other: number, corner: number): number {
  if (side + other > 0) return side + other === 2 ? 0 : 1;
  return corner === 1 ? 2 : 3;
}
