import { describe, expect, it } from 'vitest';
import {
  CHUNK_SIZE,
  PART_SIZE,
  chunkPlaces,
  meshChunk,
  type LandChunk,
} from '../../../../client/city/island/chunks.ts';
import { COVER, HALF_STEPS, SEA_BED } from '../../../../client/city/island/ground.ts';
import { createIsland } from '../../../../client/city/island/island.ts';
import { QUAD_CORNERS, UNITS_PER_BLOCK, VERTEX_VALUES } from '../../../../client/city/mesh.ts';

const island = createIsland([0, 1, 3], 3);
const { ground } = island;
const chunks = chunkPlaces(ground, 0, 180)
  .map((place) => meshChunk(ground, place))
  .filter((chunk): chunk is LandChunk => chunk !== null);

interface Triangle {
  readonly face: number;
  readonly corners: readonly (readonly number[])[];
}

const quadsOf = ({ vertices }: LandChunk['mesh']): number => vertices.length / VERTEX_VALUES / QUAD_CORNERS;

function* trianglesOf({ mesh }: LandChunk): Generator<Triangle> {
  for (let i = 0; i < 2 * quadsOf(mesh); i += 1) {
    const corners = (i % 2 === 0 ? [0, 1, 2] : [0, 2, 3]).map((corner) => {
      const at = (4 * Math.floor(i / 2) + corner) * VERTEX_VALUES;
      return [...mesh.vertices.subarray(at, at + VERTEX_VALUES)];
    });
    yield {
      face: (corners[0]?.[3] ?? 0) & 7,
      corners: corners.map((corner) => corner.slice(0, 3).map((value) => value / UNITS_PER_BLOCK)),
    };
  }
}

function normalOf([a = [], b = [], c = []]: Triangle['corners']): readonly number[] {
  const [u, v] = [b.map((value, i) => value - (a[i] ?? 0)), c.map((value, i) => value - (a[i] ?? 0))];
  const cross = (i: number, j: number) => (u[i] ?? 0) * (v[j] ?? 0) - (u[j] ?? 0) * (v[i] ?? 0);
  return [cross(1, 2), cross(2, 0), cross(0, 1)];
}

const OUTWARD = [
  [1, 0, 0],
  [-1, 0, 0],
  [0, 1, 0],
  [0, -1, 0],
  [0, 0, 1],
  [0, 0, -1],
] as const;

describe('chunks of land', () => {
  it('cover every block of land once from above', () => {
    let area = 0;
    for (const chunk of chunks) {
      for (const { face, corners } of trianglesOf(chunk))
        if (face === 2) area += Math.hypot(...normalOf(corners)) / 2;
    }
    expect(area).toBe(ground.covers.reduce((sum, code) => sum + (code === COVER.sea ? 0 : 1), 0));
  });

  it('show every drop between neighbours as a side, and nothing else', () => {
    let area = 0;
    for (const chunk of chunks) {
      for (const { face, corners } of trianglesOf(chunk))
        if (face !== 2) area += Math.hypot(...normalOf(corners)) / 2;
    }
    let drops = 0;
    const { heights, width } = ground;
    heights.forEach((height, cell) => {
      if (ground.covers[cell] === COVER.sea) return;
      for (const offset of [1, -1, width, -width])
        drops += Math.max(0, height - (heights[cell + offset] ?? SEA_BED)) / HALF_STEPS;
    });
    expect(area).toBe(drops);
  });

  it('face outward', () => {
    const wrong = chunks.flatMap((chunk) =>
      [...trianglesOf(chunk)].filter(({ face, corners }) => {
        const normal = normalOf(corners);
        return (
          (OUTWARD[face] ?? []).reduce<number>((sum, value, i) => sum + value * (normal[i] ?? 0), 0) <= 0
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('fit their packed positions and their size', () => {
    for (const chunk of chunks) {
      const positions = [...trianglesOf(chunk)].flatMap(({ corners }) => corners);
      expect(Math.min(...positions.map(([x = 0]) => x))).toBeGreaterThanOrEqual(0);
      expect(Math.max(...positions.map(([x = 0, , z = 0]) => Math.max(x, z)))).toBeLessThanOrEqual(
        CHUNK_SIZE,
      );
    }
  });

  it('are made of parts that follow one another, each within its own square', () => {
    for (const { mesh, parts } of chunks) {
      let first = 0;
      for (const { column, row, columns, rows, quads } of parts) {
        const [from, to] = [first, first + quads].map((quad) => quad * QUAD_CORNERS * VERTEX_VALUES);
        first += quads;
        const positions = mesh.vertices.subarray(from, to);
        const within = (axis: number, start: number, length: number) =>
          positions.every(
            (value, i) =>
              i % VERTEX_VALUES !== axis ||
              (value >= start * UNITS_PER_BLOCK && value <= (start + length) * UNITS_PER_BLOCK),
          );
        expect([within(0, column, columns), within(2, row, rows), quads > 0]).toEqual([true, true, true]);
        expect(Math.max(columns, rows)).toBeLessThanOrEqual(PART_SIZE);
      }
      expect(first).toBe(quadsOf(mesh));
    }
  });

  it('come nearest first and skip the open sea', () => {
    const distances = chunkPlaces(ground, 0, 180).map(({ column, row, columns, rows }) =>
      Math.hypot(ground.minX + column + columns / 2, ground.minZ + row + rows / 2 - 180),
    );
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    const sea = { ...ground, covers: new Uint8Array(ground.covers.length) };
    expect(chunkPlaces(sea, 0, 0).map((place) => meshChunk(sea, place))).toEqual(
      chunkPlaces(sea, 0, 0).map(() => null),
    );
  });

  it('need few triangles for a flat town', () => {
    const triangles = chunks.reduce((sum, { mesh }) => sum + 2 * quadsOf(mesh), 0);
    expect(triangles).toBeLessThan(28_000);
  });
});
