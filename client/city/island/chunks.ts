import { numberCorners } from '../corners.ts';
import type { Mesh } from '../mesh.ts';
import { createMeshBuilder } from '../meshBuilder.ts';
import { COVER, type ChunkPlace, type Ground } from './ground.ts';
import { meshSides } from './meshSides.ts';
import { meshTops } from './meshTops.ts';

/** Wide enough that a town of 10,000 is 120 draws from the air, small enough to be culled in the street. */
export const CHUNK_SIZE = 224;

/** Positions in the mesh count from the origin, which is relative to the island. */
export interface LandChunk {
  readonly originX: number;
  readonly originZ: number;
  readonly columns: number;
  readonly rows: number;
  /** Its indices are those of every rectangle, see `createMeshBuilder`. Colours bear the numbers of corners. */
  readonly mesh: Pick<Mesh, 'vertices' | 'colors'>;
}

/** Every chunk's place, nearest to a point of the island first. */
export function chunkPlaces(ground: Ground, x: number, z: number): readonly ChunkPlace[] {
  const places: ChunkPlace[] = [];
  for (let row = 0; row < ground.depth; row += CHUNK_SIZE) {
    for (let column = 0; column < ground.width; column += CHUNK_SIZE) {
      const columns = Math.min(CHUNK_SIZE, ground.width - column);
      places.push({ column, row, columns, rows: Math.min(CHUNK_SIZE, ground.depth - row) });
    }
  }
  const distance = (place: ChunkPlace) =>
    Math.hypot(
      ground.minX + place.column + place.columns / 2 - x,
      ground.minZ + place.row + place.rows / 2 - z,
    );
  return places.sort((a, b) => distance(a) - distance(b));
}

/** Null where there is only sea. */
export function meshChunk(ground: Ground, place: ChunkPlace): LandChunk | null {
  if (!hasLand(ground, place)) return null;
  const builder = createMeshBuilder();
  meshTops(ground, place, builder);
  meshSides(ground, place, builder);
  const mesh = builder.build();
  if (mesh === null) return null;
  const { column, row, columns, rows } = place;
  const { vertices, colors } = mesh;
  numberCorners(vertices, colors);
  return {
    ...{ originX: ground.minX + column, originZ: ground.minZ + row, columns, rows },
    mesh: { vertices, colors },
  };
}

function hasLand(ground: Ground, { column, row, columns, rows }: ChunkPlace): boolean {
  for (let z = row; z < row + rows; z += 1) {
    const start = z * ground.width + column;
    if (ground.covers.subarray(start, start + columns).some((code) => code !== COVER.sea)) return true;
  }
  return false;
}
