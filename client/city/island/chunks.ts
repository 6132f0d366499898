import { numberCorners } from '../corners.ts';
import { QUAD_CORNERS, VERTEX_VALUES, type Mesh } from '../mesh.ts';
import { createMeshBuilder, mergeMeshes, moveMesh } from '../meshBuilder.ts';
import { COVER, type ChunkPlace, type Ground } from './ground.ts';
import { meshSides } from './meshSides.ts';
import { meshTops } from './meshTops.ts';

const QUAD_VALUES = QUAD_CORNERS * VERTEX_VALUES;

/** A chunk is one draw: as wide as packed positions reach, in whole parts. */
export const CHUNK_SIZE = 448;
/** Small enough to be culled in the street; each border between two of them costs rectangles. */
export const PART_SIZE = 224;

/** What of a chunk is seen or left out as a whole; column and row count from the chunk's origin. */
export interface LandPart extends ChunkPlace {
  /** How many rectangles it has; they follow those of the part before it. */
  readonly quads: number;
}

/** Positions in the mesh count from the origin, which is relative to the island. */
export interface LandChunk {
  readonly originX: number;
  readonly originZ: number;
  readonly parts: readonly LandPart[];
  /** Its indices are those of every rectangle, see `createMeshBuilder`. Colours bear the numbers of corners. */
  readonly mesh: Pick<Mesh, 'vertices' | 'colors'>;
}

/** Every chunk's place, nearest to a point of the island first. */
export function chunkPlaces(ground: Ground, x: number, z: number): readonly ChunkPlace[] {
  const whole = { column: 0, row: 0, columns: ground.width, rows: ground.depth };
  const distance = (place: ChunkPlace) =>
    Math.hypot(
      ground.minX + place.column + place.columns / 2 - x,
      ground.minZ + place.row + place.rows / 2 - z,
    );
  return squaresOf(whole, CHUNK_SIZE).sort((a, b) => distance(a) - distance(b));
}

/** Null where there is only sea. */
export function meshChunk(ground: Ground, place: ChunkPlace): LandChunk | null {
  const meshed = squaresOf(place, PART_SIZE).flatMap((part) => meshPart(ground, place, part) ?? []);
  if (meshed.length === 0) return null;
  const { vertices, colors } = mergeMeshes(meshed.map(({ mesh }) => mesh));
  numberCorners(vertices, colors);
  return {
    originX: ground.minX + place.column,
    originZ: ground.minZ + place.row,
    parts: meshed.map(({ part }) => part),
    mesh: { vertices, colors },
  };
}

/** The squares of an area, row after row; those at its far edges may be smaller. */
function squaresOf({ column, row, columns, rows }: ChunkPlace, size: number): ChunkPlace[] {
  const squares: ChunkPlace[] = [];
  for (let z = 0; z < rows; z += size) {
    for (let x = 0; x < columns; x += size) {
      const [width, depth] = [Math.min(size, columns - x), Math.min(size, rows - z)];
      squares.push({ column: column + x, row: row + z, columns: width, rows: depth });
    }
  }
  return squares;
}

interface MeshedPart {
  readonly part: LandPart;
  readonly mesh: Mesh;
}

/** Null where there is only sea. */
function meshPart(ground: Ground, chunk: ChunkPlace, place: ChunkPlace): MeshedPart | null {
  if (!hasLand(ground, place)) return null;
  const builder = createMeshBuilder();
  meshTops(ground, place, builder);
  meshSides(ground, place, builder);
  const mesh = builder.build();
  if (mesh === null) return null;
  const [column, row] = [place.column - chunk.column, place.row - chunk.row];
  const quads = mesh.vertices.length / QUAD_VALUES;
  return { part: { ...place, column, row, quads }, mesh: moveMesh(mesh, [column, 0, row]) };
}

function hasLand(ground: Ground, { column, row, columns, rows }: ChunkPlace): boolean {
  for (let z = row; z < row + rows; z += 1) {
    const start = z * ground.width + column;
    if (ground.covers.subarray(start, start + columns).some((code) => code !== COVER.sea)) return true;
  }
  return false;
}
