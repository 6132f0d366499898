import { MATERIALS, type MaterialName } from './materials.ts';
import type { Face, Mesh } from './mesh.ts';
import { EMPTY_MESH, createMeshBuilder, type Corner, type Four } from './meshBuilder.ts';
import type { Cuboid } from './voxels.ts';

/** A box of any fraction of a block (drawn in 1/64), for what half-block voxels are too coarse for. */
export interface LooseBox {
  readonly cuboid: Cuboid;
  readonly material: MaterialName;
  /** Faces that nobody sees. */
  readonly without?: readonly Face[];
  /** Instead of the material's own, 0 … 255. */
  readonly emission?: number;
}

const ALL_FACES: readonly Face[] = [0, 1, 2, 3, 4, 5];
const OPEN: Four<number> = [3, 3, 3, 3];

export const box = (cuboid: Cuboid, material: MaterialName, without?: readonly Face[]): LooseBox =>
  without ? { cuboid, material, without } : { cuboid, material };

/** For `without`: all the others. */
export const onlyFaces = (...faces: readonly Face[]): readonly Face[] =>
  ALL_FACES.filter((face) => !faces.includes(face));

/** Boxes → mesh, without occlusion and without joining. */
export function meshBoxes(boxes: readonly LooseBox[]): Mesh {
  const builder = createMeshBuilder();
  for (const { cuboid, material, without, emission } of boxes) {
    for (const face of ALL_FACES) {
      if (without?.includes(face)) continue;
      const quad = { face, corners: cornersOf(cuboid, face), occlusion: OPEN, material: MATERIALS[material] };
      builder.quad(emission === undefined ? quad : { ...quad, emission });
    }
  }
  return builder.build() ?? EMPTY_MESH;
}

/** Corners of each face as ends of the three axes, counter-clockwise as seen from outside. */
const FACE_CORNERS: Readonly<Record<Face, Four<Corner>>> = {
  0: [
    [1, 0, 0],
    [1, 1, 0],
    [1, 1, 1],
    [1, 0, 1],
  ],
  1: [
    [0, 0, 0],
    [0, 0, 1],
    [0, 1, 1],
    [0, 1, 0],
  ],
  2: [
    [0, 1, 0],
    [0, 1, 1],
    [1, 1, 1],
    [1, 1, 0],
  ],
  3: [
    [0, 0, 0],
    [1, 0, 0],
    [1, 0, 1],
    [0, 0, 1],
  ],
  4: [
    [0, 0, 1],
    [1, 0, 1],
    [1, 1, 1],
    [0, 1, 1],
  ],
  5: [
    [0, 0, 0],
    [0, 1, 0],
    [1, 1, 0],
    [1, 0, 0],
  ],
};

/** Of one face, in blocks, counter-clockwise as seen from outside. */
export function cornersOf([x0, y0, z0, x1, y1, z1]: Cuboid, face: Face): Four<Corner> {
  const place = ([x, y, z]: Corner): Corner => [x ? x1 : x0, y ? y1 : y0, z ? z1 : z0];
  const [a, b, c, d] = FACE_CORNERS[face];
  return [place(a), place(b), place(c), place(d)];
}
