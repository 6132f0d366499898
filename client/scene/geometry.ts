import { BufferAttribute, BufferGeometry, IntType, Sphere, Vector3 } from 'three';
import { UNITS_PER_BLOCK, VERTEX_VALUES, type Mesh } from '../city/mesh.ts';

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

function smallestIndex({ vertices, indices }: Mesh): Uint16Array | Uint32Array {
  return vertices.length / VERTEX_VALUES <= 0xffff ? Uint16Array.from(indices) : indices;
}

/** For each vertex −1, 0 or 1 along x, y, z: away from the centre of the quad that its four vertices make. */
export function cornerSigns(vertices: Int16Array): Int8Array {
  const signs = new Int8Array(vertices.length);
  const quad = 4 * VERTEX_VALUES;
  for (let first = 0; first + quad <= vertices.length; first += quad) {
    for (let axis = 0; axis < 3; axis += 1) {
      let sum = 0;
      for (let i = 0; i < 4; i += 1) sum += vertices[first + i * VERTEX_VALUES + axis] ?? 0;
      for (let i = 0; i < 4; i += 1) {
        const at = first + i * VERTEX_VALUES + axis;
        signs[at] = Math.sign((vertices[at] ?? 0) * 4 - sum);
      }
    }
  }
  return signs;
}

function sphereOf(vertices: Int16Array): Sphere {
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
