import type { Camera, ShaderMaterial, Sphere } from 'three';
import { QUAD_CORNERS, VERTEX_VALUES } from '../city/mesh.ts';
import type { LandChunk } from '../city/island/chunks.ts';
import { BatchMesh, type Range } from './batchMesh.ts';
import { isInPicture } from './inPicture.ts';
import { rangeOfQuads, sphereOf, toQuads } from './geometry.ts';

interface Part {
  /** Corner and side lengths, in blocks of the sea. */
  readonly x: number;
  readonly z: number;
  readonly columns: number;
  readonly rows: number;
  readonly sphere: Sphere;
  readonly range: Range;
}

/** A chunk of land in one draw call, of which each part is left out that is not in view. */
export class LandMesh extends BatchMesh {
  readonly #parts: readonly Part[];
  /** Those that are near enough to be seen. */
  #reached: readonly Part[] = [];

  /** @param islandX where its island lies in the sea */
  constructor(chunk: LandChunk, islandX: number, material: ShaderMaterial) {
    super(toQuads(chunk.mesh), material);
    this.name = 'land';
    this.position.set(islandX + chunk.originX, 0, chunk.originZ);
    this.updateMatrixWorld();
    this.#parts = partsOf(chunk, this);
    this.makeRoom(this.#parts.length);
  }

  /** Leaves out what lies beyond so many blocks. */
  reach(x: number, z: number, range: number): void {
    this.#reached = this.#parts.filter((part) => {
      const [dx, dz] = [beyond(x - part.x, part.columns), beyond(z - part.z, part.rows)];
      return dx * dx + dz * dz <= range * range;
    });
  }

  /** Draws from now on what of it is in the picture. */
  cull(camera: Camera): void {
    this.hideAll();
    for (const part of this.#reached) if (isInPicture(part.sphere, camera)) this.show(part.range);
  }

  sink(): void {
    this.removeFromParent();
    // The index is shared with other chunks, and would go with the first of them.
    this.geometry.setIndex(null);
    this.geometry.dispose();
  }
}

/** How far a coordinate lies outside of 0 … length. */
const beyond = (at: number, length: number): number => Math.max(0, -at, at - length);

function partsOf({ parts, mesh }: LandChunk, { geometry, position }: LandMesh): Part[] {
  let first = 0;
  return parts.map(({ column, row, columns, rows, quads }) => {
    const [from, to] = [first, first + quads].map((quad) => quad * QUAD_CORNERS * VERTEX_VALUES);
    const sphere = sphereOf(mesh.vertices.subarray(from, to)).translate(position);
    const range = rangeOfQuads(geometry, first, quads);
    first += quads;
    return { x: position.x + column, z: position.z + row, columns, rows, sphere, range };
  });
}
