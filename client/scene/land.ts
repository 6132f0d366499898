import type { Mesh } from '../city/mesh.ts';

/** A piece of ground: its mesh, and the corner from which the mesh counts, relative to the island. */
export interface LandChunk {
  readonly mesh: Mesh;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface PropKind {
  readonly mesh: Mesh;
  /** x, y, z, angle and scale of each, relative to the island. */
  readonly places: Float32Array;
}

/** Everything of an island that is not a building. */
export interface Land {
  readonly chunks: readonly LandChunk[];
  readonly props: readonly PropKind[];
  readonly groundAt: (x: number, z: number) => number;
}
