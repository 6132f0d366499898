import { BufferAttribute, BufferGeometry, IntType, Sphere, Vector3 } from 'three';
import { cornerSigns } from '../city/corners.ts';
import { QUAD_CORNERS, UNITS_PER_BLOCK, VERTEX_VALUES, type Mesh } from '../city/mesh.ts';
import type { Range } from './batchMesh.ts';

/** A packed mesh on the GPU: 12 bytes a vertex, and 4 that say to which side its quad grows against seams. */
export function toGeometry(mesh: Mesh): BufferGeometry {
  const geometry = new BufferGeometry();
  const vertex = new BufferAttribute(mesh.vertices, VERTEX_VALUES);
  vertex.gpuType = IntType;
  geometry.setAttribute('vertex', vertex);
  geometry.setAttribute('tint', new BufferAttribute(mesh.colors, 4, true));
  geometry.setAttribute('corner', new BufferAttribute(cornerSigns(mesh.vertices), 4));
  geometry.setIndex(new BufferAttribute(smallestIndex(mesh), 1));
  geometry.boundingSphere = sphereOf(mesh.vertices);
  return geometry;
}

/** Of the two triangles of a rectangle. */
const QUAD_INDICES = [0, 1, 2, 0, 2, 3];
/** As many as 16 bits can tell apart. */
const MOST_QUADS = 0x10000 / QUAD_CORNERS;

/**
 * Packed rectangles that share one index with all others: 12 bytes a vertex. The index goes with the last geometry that has it. What
 * bounds it is for those to say who have it culled or sorted.
 */
export function toQuads({ vertices, colors }: Pick<Mesh, 'vertices' | 'colors'>): BufferGeometry {
  const quads = vertices.length / VERTEX_VALUES / QUAD_CORNERS;
  const geometry = new BufferGeometry();
  const vertex = new BufferAttribute(vertices, VERTEX_VALUES);
  vertex.gpuType = IntType;
  geometry.setAttribute('vertex', vertex);
  geometry.setAttribute('tint', new BufferAttribute(colors, 4, true));
  geometry.setIndex(quads <= MOST_QUADS ? sharedIndex() : new BufferAttribute(quadIndex(quads), 1));
  geometry.boundingSphere = new Sphere();
  return geometry;
}

/** Of some rectangles of such a geometry. */
export function rangeOfQuads({ index }: BufferGeometry, first: number, count: number): Range {
  const bytes = index?.array.BYTES_PER_ELEMENT ?? 0;
  return { start: first * QUAD_INDICES.length * bytes, count: count * QUAD_INDICES.length };
}

let shared: BufferAttribute | null = null;

const sharedIndex = (): BufferAttribute =>
  (shared ??= new BufferAttribute(Uint16Array.from(quadIndex(MOST_QUADS)), 1));

const quadIndex = (quads: number): Uint32Array =>
  Uint32Array.from(
    { length: quads * QUAD_INDICES.length },
    (_, i) =>
      QUAD_CORNERS * Math.floor(i / QUAD_INDICES.length) + (QUAD_INDICES[i % QUAD_INDICES.length] ?? 0),
  );

function smallestIndex({ vertices, indices }: Mesh): Uint16Array | Uint32Array {
  return vertices.length / VERTEX_VALUES <= 0xffff ? Uint16Array.from(indices) : indices;
}

/** Round packed vertices, in blocks. */
export function sphereOf(vertices: Int16Array): Sphere {
  const min = new Vector3(Infinity, Infinity, Infinity);
  const max = new Vector3(-Infinity, -Infinity, -Infinity);
  const point = new Vector3();
  for (let at = 0; at < vertices.length; at += VERTEX_VALUES) {
    point.set(vertices[at] ?? 0, vertices[at + 1] ?? 0, vertices[at + 2] ?? 0).divideScalar(UNITS_PER_BLOCK);
    min.min(point);
    max.max(point);
  }
  if (vertices.length === 0) return new Sphere(new Vector3(), 0);
  return new Sphere(min.clone().add(max).multiplyScalar(0.5), min.distanceTo(max) / 2);
}
