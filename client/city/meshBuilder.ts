import type { Material } from './materials.ts';
import { COLOR_VALUES, UNITS_PER_BLOCK, VERTEX_VALUES, packSurface, type Face, type Mesh } from './mesh.ts';
import { rgbOf } from './palette.ts';
import { TEXTURE_LAYERS } from './textures.ts';

export type Corner = readonly [number, number, number];
export type Four<T> = readonly [T, T, T, T];

/** A rectangle facing along an axis; corners in blocks, counter-clockwise as seen from outside. */
export interface Quad {
  readonly face: Face;
  readonly corners: Four<Corner>;
  /** Occlusion at each corner, 0 (darkest) … 3 (open). */
  readonly occlusion: Four<number>;
  readonly material: Material;
  /** Instead of the material's own, 0 … 255. */
  readonly emission?: number;
}

export interface MeshBuilder {
  readonly quad: (quad: Quad) => void;
  /** Null when nothing was drawn. */
  readonly build: () => Mesh | null;
}

export const EMPTY_MESH: Mesh = {
  vertices: new Int16Array(),
  colors: new Uint8Array(),
  indices: new Uint32Array(),
};

const DIAGONAL = [0, 1, 2, 0, 2, 3];
const STRAIGHT = [0, 1, 2, 3] as const;
const TURNED = [1, 2, 3, 0] as const;

/**
 * Rectangles → one packed mesh. The diagonal of each lies so that a dark corner does not bleed across: it runs from the first to the
 * third of its four vertices, so that the indices of all rectangles are alike.
 */
export function createMeshBuilder(): MeshBuilder {
  const vertices: number[] = [];
  const colors: number[] = [];
  const indices: number[] = [];

  const quad = ({ face, corners, occlusion, material, emission }: Quad): void => {
    const first = vertices.length / VERTEX_VALUES;
    const color = [...rgbOf(material.color), emission ?? material.emission];
    const order = occlusion[0] + occlusion[2] < occlusion[1] + occlusion[3] ? TURNED : STRAIGHT;
    for (const i of order) {
      const [x, y, z] = corners[i];
      const ao = occlusion[i];
      const layer = TEXTURE_LAYERS[material.layer];
      const surface = packSurface({ face, ao, role: material.role, layer });
      vertices.push(toUnits(x), toUnits(y), toUnits(z), surface);
      colors.push(...color);
    }
    for (const corner of DIAGONAL) indices.push(first + corner);
  };

  const build = (): Mesh | null =>
    indices.length === 0
      ? null
      : {
          vertices: Int16Array.from(vertices),
          colors: Uint8Array.from(colors),
          indices: Uint32Array.from(indices),
        };
  return { quad, build };
}

const toUnits = (blocks: number): number => Math.round(blocks * UNITS_PER_BLOCK);

export const triangleCount = (mesh: Mesh | null): number => (mesh ? mesh.indices.length / 3 : 0);

/** One mesh of many; null entries are skipped. */
export function mergeMeshes(meshes: readonly (Mesh | null)[]): Mesh {
  const parts = meshes.filter((mesh): mesh is Mesh => mesh !== null);
  const starts = startsOf(parts);
  const total = (key: keyof Mesh) => parts.reduce((sum, mesh) => sum + mesh[key].length, 0);
  const merged: Mesh = {
    vertices: new Int16Array(total('vertices')),
    colors: new Uint8Array(total('colors')),
    indices: new Uint32Array(total('indices')),
  };
  let at = 0;
  for (const [i, { vertices, colors, indices }] of parts.entries()) {
    const start = starts[i] ?? 0;
    merged.vertices.set(vertices, start * VERTEX_VALUES);
    merged.colors.set(colors, start * COLOR_VALUES);
    merged.indices.set(start === 0 ? indices : indices.map((index) => index + start), at);
    at += indices.length;
  }
  return merged;
}

function startsOf(meshes: readonly Mesh[]): readonly number[] {
  let count = 0;
  return meshes.map((mesh) => {
    const start = count;
    count += mesh.vertices.length / VERTEX_VALUES;
    return start;
  });
}

/** The same mesh elsewhere, in blocks. */
export function moveMesh(mesh: Mesh, [x, y, z]: Corner): Mesh {
  const offset = [toUnits(x), toUnits(y), toUnits(z), 0];
  return { ...mesh, vertices: mesh.vertices.map((value, i) => value + (offset[i % VERTEX_VALUES] ?? 0)) };
}
