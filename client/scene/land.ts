import type { LandChunk } from '../city/island/chunks.ts';
import type { Ground } from '../city/island/ground.ts';
import type { Mesh } from '../city/mesh.ts';

export interface PropKind {
  readonly mesh: Mesh;
  /** x, y, z, angle and scale of each, relative to the island. */
  readonly places: Float32Array;
}

/** A lamp that lights the ground round it at dusk. */
export interface LampSpot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Blocks to which its light reaches. */
  readonly radius: number;
  /** 1 = a street lamp. */
  readonly strength: number;
}

/** Everything of an island that is not a building, relative to the island. */
export interface Land {
  readonly ground: Ground;
  readonly chunks: readonly LandChunk[];
  readonly props: readonly PropKind[];
  readonly lamps: readonly LampSpot[];
}
