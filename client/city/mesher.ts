import { isGlass, MATERIAL_NAMES, materialNumber, materialOf, type MaterialName } from './materials.ts';
import type { Face, Mesh } from './mesh.ts';
import { EMPTY_MESH, createMeshBuilder, type Corner, type Four, type MeshBuilder } from './meshBuilder.ts';
import { occlusionAt, planeOf, type Plane } from './mesherPlane.ts';
import { VOXELS_PER_BLOCK, type Volume } from './voxels.ts';

const FACES: readonly Face[] = [0, 1, 2, 3, 4, 5];
const DOWN: Face = 3;
const ORIGIN: Corner = [0, 0, 0];

export interface MeshOptions {
  /** Where the volume's corner comes to lie, in blocks. */
  readonly origin?: Corner;
  /** Draw the undersides that stand on the ground; by default they are left out. */
  readonly undersides?: boolean;
  /** Only voxels of these materials are drawn; the others still hide and darken. */
  readonly only?: readonly MaterialName[];
}

/**
 * Greedy meshing: equal neighbours become one rectangle. Corners are darkened where voxels meet (0 … 3), and only rectangles of equal
 * occlusion are joined. The ground below the volume darkens like a voxel.
 */
export function meshVolume(volume: Volume, options: MeshOptions = {}): Mesh {
  const { only = MATERIAL_NAMES, origin = ORIGIN } = options;
  const builder = createMeshBuilder();
  const drawn = drawnOf(only);
  for (const face of FACES) {
    const plane = planeOf(volume, face);
    for (const layer of layersOf(plane, drawn, options)) drawLayer(layer, { builder, origin });
  }
  return builder.build() ?? EMPTY_MESH;
}

function* layersOf(plane: Plane, drawn: Drawn, { undersides = false }: MeshOptions): Generator<Layer> {
  const first = plane.face === DOWN && !undersides ? 1 : 0;
  for (let number = first; number < plane.layers; number += 1) {
    const layer = layerOf(plane, number, drawn);
    if (layer) yield layer;
  }
}

/** One layer's faces as keys: 0 = no face, else 1 + (material << 8 | occlusion of four corners). */
interface Layer {
  readonly plane: Plane;
  readonly number: number;
  readonly keys: Int32Array;
}

/** By material number. */
type Drawn = readonly boolean[];

function drawnOf(names: readonly MaterialName[]): Drawn {
  const drawn: boolean[] = new Array<boolean>(MATERIAL_NAMES.length + 1).fill(false);
  for (const name of names) drawn[materialNumber(name)] = true;
  return drawn;
}

/** Null without any face. Most cells are air: reading them is all that most layers cost. */
function layerOf(plane: Plane, number: number, drawn: Drawn): Layer | null {
  const { cells, across, up } = plane;
  const isFace = facesOf(plane, number, drawn);
  let keys: Int32Array | null = null;
  for (let v = 0; v < up; v += 1) {
    let cell = number * plane.toLayer + v * plane.toV;
    for (let u = 0; u < across; u += 1, cell += plane.toU) {
      if (!isFace(cell)) continue;
      const material = cells[cell] ?? 0;
      const light = isUnshaded(material) ? LIT : occlusionAt(plane, number + plane.outward, [u, v]);
      keys ??= new Int32Array(across * up);
      keys[u + v * across] = 1 + ((material << 8) | light);
    }
  }
  return keys && { plane, number, keys };
}

/** Tells of cells of a layer whether they are drawn and have nothing before them. */
function facesOf({ cells, layers, outward, toLayer }: Plane, number: number, drawn: Drawn) {
  const beyond = number + outward;
  const isRim = beyond < 0 || beyond >= layers;
  const toBeyond = outward * toLayer;
  return (cell: number): boolean =>
    drawn[cells[cell] ?? 0] === true && (isRim || cells[cell + toBeyond] === 0);
}

function drawLayer(layer: Layer, target: Target): void {
  const { plane, keys } = layer;
  for (let v = 0; v < plane.up; v += 1) {
    for (let u = 0; u < plane.across; u += 1) {
      if (keys[u + v * plane.across] === 0) continue;
      const patch = growPatch(layer, u, v);
      clearPatch(layer, patch);
      drawPatch(layer, patch, target);
    }
  }
}

const LIT = 0xff;

/** Glass, lamps and round forms: their faces stay whole. */
function isUnshaded(number: number): boolean {
  const material = materialOf(number);
  return isGlass(number) || material?.unshaded === true || (material?.emission ?? 0) > 0;
}

interface Patch {
  readonly u: number;
  readonly v: number;
  readonly width: number;
  readonly height: number;
  readonly key: number;
}

function growPatch(layer: Layer, u: number, v: number): Patch {
  const { plane, keys } = layer;
  const key = keys[u + v * plane.across] ?? 0;
  const [a, b, c, d] = cornersOf(key);
  const isSame = (x: number, y: number): boolean => keys[x + y * plane.across] === key;
  const width = a === b && d === c ? runLength(plane.across - u, (i) => isSame(u + i, v)) : 1;
  const isRow = (y: number): boolean => runLength(width, (i) => isSame(u + i, y)) === width;
  const height = a === d && b === c ? runLength(plane.up - v, (i) => isRow(v + i)) : 1;
  return { u, v, width, height, key };
}

/** How many from 0 on hold, at most `limit`. */
function runLength(limit: number, holds: (i: number) => boolean): number {
  let length = 0;
  while (length < limit && holds(length)) length += 1;
  return length;
}

const cornersOf = (key: number): Four<number> => {
  const bits = key - 1;
  return [bits & 3, (bits >> 2) & 3, (bits >> 4) & 3, (bits >> 6) & 3];
};

function clearPatch({ plane, keys }: Layer, { u, v, width, height }: Patch): void {
  for (let y = v; y < v + height; y += 1) keys.fill(0, u + y * plane.across, u + width + y * plane.across);
}

interface Target {
  readonly builder: MeshBuilder;
  readonly origin: Corner;
}

function drawPatch({ plane, number }: Layer, patch: Patch, { builder, origin }: Target): void {
  const material = materialOf((patch.key - 1) >> 8);
  if (!material) return;
  const at = plane.outward > 0 ? number + 1 : number;
  const place = (du: number, dv: number): Corner => {
    const [x, y, z] = plane.corner(at, patch.u + du, patch.v + dv);
    return [
      x / VOXELS_PER_BLOCK + origin[0],
      y / VOXELS_PER_BLOCK + origin[1],
      z / VOXELS_PER_BLOCK + origin[2],
    ];
  };
  const corners: Four<Corner> = [
    place(0, 0),
    place(patch.width, 0),
    place(patch.width, patch.height),
    place(0, patch.height),
  ];
  const [a, b, c, d] = cornersOf(patch.key);
  const turns = plane.outward > 0;
  builder.quad({
    face: plane.face,
    material,
    corners: turns ? corners : [corners[0], corners[3], corners[2], corners[1]],
    occlusion: turns ? [a, b, c, d] : [a, d, c, b],
  });
}
