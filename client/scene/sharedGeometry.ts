import { BufferAttribute, BufferGeometry, IntType } from 'three';
import { cornerSigns } from '../city/corners.ts';
import { COLOR_VALUES, VERTEX_VALUES, type Mesh } from '../city/mesh.ts';
import type { Range } from './batchMesh.ts';

/** Grows by so much: doubling would leave megabytes unused on the GPU. */
const VERTICES_STEP = 8192;
const INDICES_STEP = 12_288;
const INDEX_BYTES = 4;

/** Many packed meshes behind one another in one geometry, which grows. */
export interface SharedGeometry {
  /** Another one whenever it has grown. */
  readonly current: () => BufferGeometry;
  readonly append: (mesh: Mesh) => Range;
}

export function createSharedGeometry(): SharedGeometry {
  let room = createRoom(VERTICES_STEP, INDICES_STEP);
  let vertexCount = 0;
  let indexCount = 0;
  const makeRoom = (): void => {
    const vertices = room.vertex.count;
    const indices = room.index.count;
    if (vertexCount <= vertices && indexCount <= indices) return;
    const larger = createRoom(roomFor(vertexCount, VERTICES_STEP), roomFor(indexCount, INDICES_STEP));
    for (const name of ATTRIBUTES) larger[name].array.set(room[name].array);
    room.geometry.dispose();
    room = larger;
  };
  return {
    current: () => room.geometry,
    append: ({ vertices, colors, indices }) => {
      const [vertex, index] = [vertexCount, indexCount];
      vertexCount += vertices.length / VERTEX_VALUES;
      indexCount += indices.length;
      makeRoom();
      put(room.vertex, vertices, vertex * VERTEX_VALUES);
      put(room.tint, colors, vertex * COLOR_VALUES);
      put(room.corner, cornerSigns(vertices), vertex * VERTEX_VALUES);
      const shifted = indices.map((each) => each + vertex);
      put(room.index, shifted, index);
      return { start: index * INDEX_BYTES, count: indices.length };
    },
  };
}

const ATTRIBUTES = ['vertex', 'tint', 'corner', 'index'] as const;

function createRoom(vertices: number, indices: number) {
  const vertex = new BufferAttribute(new Int16Array(vertices * VERTEX_VALUES), VERTEX_VALUES);
  vertex.gpuType = IntType;
  const tint = new BufferAttribute(new Uint8Array(vertices * COLOR_VALUES), COLOR_VALUES, true);
  const corner = new BufferAttribute(new Int8Array(vertices * VERTEX_VALUES), VERTEX_VALUES);
  const index = new BufferAttribute(new Uint32Array(indices), 1);
  const geometry = new BufferGeometry();
  for (const [name, attribute] of Object.entries({ vertex, tint, corner }))
    geometry.setAttribute(name, attribute);
  geometry.setIndex(index);
  return { geometry, vertex, tint, corner, index };
}

const roomFor = (wanted: number, step: number): number => step * Math.ceil(wanted / step);

function put(attribute: BufferAttribute, values: ArrayLike<number>, at: number): void {
  attribute.array.set(values, at);
  attribute.addUpdateRange(at, values.length);
  attribute.needsUpdate = true;
}
