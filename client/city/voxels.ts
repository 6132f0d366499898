import { materialNumber, type MaterialName } from './materials.ts';

export const VOXELS_PER_BLOCK = 2;

/** x0, y0, z0, x1, y1, z1 in blocks; the second corner is exclusive. */
export type Cuboid = readonly [number, number, number, number, number, number];

/** An upright cylinder, in blocks; `inner` leaves a hole of that radius. */
export interface Cylinder {
  readonly x: number;
  readonly z: number;
  readonly radius: number;
  readonly inner?: number;
  readonly from: number;
  readonly to: number;
  /** Round in steps of whole blocks: a third of the faces. */
  readonly coarse?: boolean;
}

/** In blocks; radii along x, y and z. */
export interface Ellipsoid {
  readonly centre: readonly [number, number, number];
  readonly radii: readonly [number, number, number];
  /** Nothing below this height: half an ellipsoid is a dome. */
  readonly from?: number;
  /** In plan, round in steps of whole blocks. */
  readonly coarse?: boolean;
}

/**
 * Half-block voxels: lengths of the cells are in voxels (2 a block), every shape is given in blocks. A shape beyond the volume is cut
 * off; `null` as a material digs. Shapes take a voxel when its centre is inside.
 */
export interface Volume {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** Material numbers, along x, then z, then y; 0 = air. */
  readonly cells: Uint8Array;
  /** Material number of a cell, in voxels; 0 = air, also outside. */
  readonly at: (x: number, y: number, z: number) => number;
  readonly fill: (cuboid: Cuboid, material: MaterialName | null) => void;
  readonly cylinder: (shape: Cylinder, material: MaterialName | null) => void;
  readonly ellipsoid: (shape: Ellipsoid, material: MaterialName | null) => void;
  /** Gives every filled cell another material, or air; the callback gets the cell in voxels and its material's number. */
  readonly recast: (cast: (cell: Cell, number: number) => MaterialName | null | 'keep') => void;
  readonly copy: () => Volume;
}

export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Size in blocks, at most 512 along each axis. */
export function createVolume(blocks: readonly [number, number, number]): Volume {
  const [width, height, depth] = blocks.map((length) => Math.ceil(length * VOXELS_PER_BLOCK));
  return volumeOf({ width: width ?? 0, height: height ?? 0, depth: depth ?? 0 }, null);
}

interface Size {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
}

function volumeOf(size: Size, source: Uint8Array | null): Volume {
  const { width, height, depth } = size;
  const cells = source ?? new Uint8Array(width * height * depth);
  const indexOf = (x: number, y: number, z: number): number => x + width * (z + depth * y);

  const at = (x: number, y: number, z: number): number => {
    const outside = x < 0 || x >= width || y < 0 || y >= height || z < 0 || z >= depth;
    return outside ? 0 : (cells[indexOf(x, y, z)] ?? 0);
  };

  /** Fills what the test accepts within the cuboid; the test gets the centre of each voxel, in blocks. */
  const fillWhere = (cuboid: Cuboid, number: number, accepts: Accepts | null): void => {
    const [x0, y0, z0, x1, y1, z1] = clampToVoxels(cuboid, size);
    for (let y = y0; y < y1; y += 1)
      for (let z = z0; z < z1; z += 1)
        for (let x = x0; x < x1; x += 1)
          if (!accepts || accepts(centreOf(x), centreOf(y), centreOf(z))) cells[indexOf(x, y, z)] = number;
  };

  return {
    ...size,
    cells,
    at,
    fill: (cuboid, material) => fillWhere(cuboid, materialNumber(material), null),
    cylinder: (shape, material) =>
      fillWhere(boundsOfCylinder(shape), materialNumber(material), inCylinder(shape)),
    ellipsoid: (shape, material) =>
      fillWhere(boundsOfEllipsoid(shape), materialNumber(material), inEllipsoid(shape)),
    recast: (cast) => {
      cells.forEach((number, i) => {
        if (number === 0) return;
        const layer = width * depth;
        const cell = { x: i % width, y: Math.floor(i / layer), z: Math.floor((i % layer) / width) };
        const material = cast(cell, number);
        if (material !== 'keep') cells[i] = materialNumber(material);
      });
    },
    copy: () => volumeOf(size, cells.slice()),
  };
}

type Accepts = (x: number, y: number, z: number) => boolean;

const centreOf = (voxel: number): number => (voxel + 0.5) / VOXELS_PER_BLOCK;

function clampToVoxels([x0, y0, z0, x1, y1, z1]: Cuboid, { width, height, depth }: Size): Cuboid {
  const low = (blocks: number): number => Math.max(0, Math.round(blocks * VOXELS_PER_BLOCK));
  const high = (blocks: number, limit: number): number =>
    Math.min(limit, Math.round(blocks * VOXELS_PER_BLOCK));
  return [low(x0), low(y0), low(z0), high(x1, width), high(y1, height), high(z1, depth)];
}

const boundsOfCylinder = ({ x, z, radius, from, to }: Cylinder): Cuboid => [
  x - radius - 1,
  from,
  z - radius - 1,
  x + radius + 1,
  to,
  z + radius + 1,
];

const inCylinder =
  ({ x, z, radius, inner = -1, coarse = false }: Cylinder): Accepts =>
  (px, _, pz) => {
    const distance = Math.hypot(snap(px, coarse) - x, snap(pz, coarse) - z);
    return distance <= radius && distance > inner;
  };

function boundsOfEllipsoid({ centre: [x, y, z], radii: [rx, ry, rz], from }: Ellipsoid): Cuboid {
  return [x - rx - 1, from ?? y - ry - 1, z - rz - 1, x + rx + 1, y + ry + 1, z + rz + 1];
}

const inEllipsoid =
  ({ centre: [x, y, z], radii: [rx, ry, rz], coarse = false }: Ellipsoid): Accepts =>
  (px, py, pz) =>
    ((snap(px, coarse) - x) / rx) ** 2 + ((py - y) / ry) ** 2 + ((snap(pz, coarse) - z) / rz) ** 2 <= 1;

const snap = (at: number, coarse: boolean): number => (coarse ? Math.floor(at) + 0.5 : at);
