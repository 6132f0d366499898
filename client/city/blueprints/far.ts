import { cornersOf } from '../boxes.ts';
import { MATERIALS, type MaterialName } from '../materials.ts';
import type { Face } from '../mesh.ts';
import type { Corner, Four, Quad } from '../meshBuilder.ts';
import type { Cuboid } from '../voxels.ts';
import { OUTWARD, onWall, type Draft, type Opening } from './draft.ts';

const OPEN: Four<number> = [3, 3, 3, 3];

const quadOf = (face: Face, corners: Four<Corner>, material: MaterialName): Quad => ({
  face,
  corners,
  occlusion: OPEN,
  material: MATERIALS[material],
});

const UPRIGHT: readonly Face[] = [0, 1, 4, 5];
const UP: Face = 2;

/** The four walls of a cuboid; with `top` also its lid: 8 or 10 triangles. */
export function farBlock(draft: Draft, cuboid: Cuboid, { walls, top, without }: FarMaterials): void {
  for (const face of UPRIGHT)
    if (face !== without) draft.far.push(quadOf(face, cornersOf(cuboid, face), walls));
  if (top) draft.far.push(quadOf(UP, cornersOf(cuboid, UP), top));
}

export interface FarMaterials {
  readonly walls: MaterialName;
  readonly top?: MaterialName;
  /** A side that other parts hide. */
  readonly without?: Face;
}

/** From a rectangle at the cuboid's lower end to a smaller one at its upper end: 10 triangles, 8 where it ends in a line or a point. */
export function farHip(draft: Draft, [x0, y0, z0, x1, y1, z1]: Cuboid, inset: FarInset): void {
  const a: Four<Corner> = [
    [x0, y0, z0],
    [x1, y0, z0],
    [x1, y0, z1],
    [x0, y0, z1],
  ];
  const { x, z, material } = inset;
  const b: Four<Corner> = [
    [x0 + x, y1, z0 + z],
    [x1 - x, y1, z0 + z],
    [x1 - x, y1, z1 - z],
    [x0 + x, y1, z1 - z],
  ];
  draft.far.push(
    quadOf(4, [a[3], a[2], b[2], b[3]], material),
    quadOf(5, [a[1], a[0], b[0], b[1]], material),
    quadOf(0, [a[2], a[1], b[1], b[2]], x === 0 ? (inset.gable ?? material) : material),
    quadOf(1, [a[0], a[3], b[3], b[0]], x === 0 ? (inset.gable ?? material) : material),
  );
  if (x1 - x > x0 + x && z1 - z > z0 + z) draft.far.push(quadOf(2, [b[3], b[2], b[1], b[0]], material));
}

/** Only the upper side: 2 triangles. */
export function farLid(draft: Draft, cuboid: Cuboid, material: MaterialName): void {
  draft.far.push(quadOf(UP, cornersOf(cuboid, UP), material));
}

export interface FarInset {
  /** How far the upper end draws in on each side. */
  readonly x: number;
  readonly z: number;
  readonly material: MaterialName;
  /** Of the upright ends, where `x` is 0. */
  readonly gable?: MaterialName;
}

/** A saw tooth: rises from the west, and is upright and of glass in the east. */
export function farWedge(draft: Draft, cuboid: Cuboid, materials: FarWedge): void {
  draft.far.push(
    quadOf(2, pick(cuboid, [4, 7, 3, 0]), materials.slope),
    quadOf(0, pick(cuboid, [5, 1, 3, 7]), materials.pane),
    quadOf(4, pick(cuboid, [4, 5, 7, 7]), materials.wall),
    quadOf(5, pick(cuboid, [1, 0, 3, 3]), materials.wall),
  );
}

/** Corners by number: bit 0 is the upper end of x, bit 1 of y, bit 2 of z. */
function pick([x0, y0, z0, x1, y1, z1]: Cuboid, [a, b, c, d]: Four<number>): Four<Corner> {
  const place = (bits: number): Corner => [bits & 1 ? x1 : x0, bits & 2 ? y1 : y0, bits & 4 ? z1 : z0];
  return [place(a), place(b), place(c), place(d)];
}

export interface FarWedge {
  readonly slope: MaterialName;
  readonly pane: MaterialName;
  readonly wall: MaterialName;
}

const ROUND_SIDES = 6;

/** A six-sided tower, from radius to radius: 12 triangles, 18 with a lid that rises to `lid` above its top. */
export function farRound(draft: Draft, { x, z, radius, from, to }: FarTower, material: MaterialName): void {
  const rim = (i: number, y: number, r: number): Corner => {
    const angle = ((i + 0.5) / ROUND_SIDES) * 2 * Math.PI;
    return [x + Math.sin(angle) * r, y, z + Math.cos(angle) * r];
  };
  for (let i = 0; i < ROUND_SIDES; i += 1) {
    const corners: Four<Corner> = [
      rim(i, from, radius[0]),
      rim(i + 1, from, radius[0]),
      rim(i + 1, to, radius[1]),
      rim(i, to, radius[1]),
    ];
    draft.far.push(quadOf(faceTowards(((i + 1) / ROUND_SIDES) * 2 * Math.PI), corners, material));
  }
}

export interface FarTower {
  readonly x: number;
  readonly z: number;
  /** At the lower and at the upper end. */
  readonly radius: readonly [number, number];
  readonly from: number;
  readonly to: number;
}

function faceTowards(angle: number): Face {
  const east = Math.sin(angle);
  const south = Math.cos(angle);
  if (Math.abs(east) > Math.abs(south)) return east > 0 ? 0 : 1;
  return south > 0 ? 4 : 5;
}

/** Just in front of the wall, so that the two do not fight for the same depth. */
const PROUD = 1 / 16;

/** A pane of a distant house: 2 triangles. */
export function farWindow({ side, plane, along, y, width, height }: Opening): Quad {
  const pane = onWall(side, plane, [along, along + width, y, y + height, 0, PROUD]);
  return quadOf(OUTWARD[side], cornersOf(pane, OUTWARD[side]), 'glass');
}
