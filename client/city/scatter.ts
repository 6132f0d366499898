import { COLOR_VALUES, UNITS_PER_BLOCK, VERTEX_VALUES, type Mesh } from './mesh.ts';
import { noise } from './noise.ts';
import type { Point } from './parts.ts';

/** A bit of a mesh's surface: what a block that breaks out of it, or flies into it, looks like. */
export interface Chip {
  /** Blocks, as the mesh has them. */
  readonly at: Point;
  /** Away from the surface, of length 1. */
  readonly normal: Point;
  /** See `ROLE`. */
  readonly role: number;
  /** 0 … 255, where the role is `fixed`. */
  readonly color: readonly [number, number, number];
}

/** Vertices of one quad; the mesher makes nothing else. */
const QUAD = 4;

/** `count` chips, spread evenly over the area of a mesh of quads; the same ones for the same mesh. */
export function scatter(mesh: Mesh, count: number): readonly Chip[] {
  const areas = areasOf(mesh);
  const total = areas.reduce((sum, area) => sum + area, 0);
  const chips: Chip[] = [];
  let passed = 0;
  for (const [quad, area] of areas.entries()) {
    passed += area;
    while (total > 0 && chips.length < count && (chips.length + 0.5) * total <= passed * count) {
      chips.push(chipOf(mesh, quad, chips.length));
    }
  }
  return chips;
}

const quads = ({ vertices }: Mesh): number => vertices.length / VERTEX_VALUES / QUAD;

const areasOf = (mesh: Mesh): readonly number[] =>
  Array.from({ length: quads(mesh) }, (_, quad) => {
    const { low, high } = cornersOf(mesh, quad);
    const [x, y, z] = [high.x - low.x, high.y - low.y, high.z - low.z];
    return x * y + y * z + z * x;
  });

/** Quads lie in planes of the grid: two corners tell all. */
function cornersOf({ vertices }: Mesh, quad: number): { readonly low: Point; readonly high: Point } {
  const along = (axis: number, pick: (...values: number[]) => number): number =>
    pick(
      ...[0, 1, 2, 3].map((i) => (vertices[(quad * QUAD + i) * VERTEX_VALUES + axis] ?? 0) / UNITS_PER_BLOCK),
    );
  const corner = (pick: (...values: number[]) => number): Point => ({
    x: along(0, pick),
    y: along(1, pick),
    z: along(2, pick),
  });
  return { low: corner(Math.min), high: corner(Math.max) };
}

function chipOf(mesh: Mesh, quad: number, number: number): Chip {
  const { low, high } = cornersOf(mesh, quad);
  const at = (axis: 'x' | 'y' | 'z', seed: number): number =>
    low[axis] + (high[axis] - low[axis]) * noise(number, quad, seed);
  const word = mesh.vertices[quad * QUAD * VERTEX_VALUES + 3] ?? 0;
  const color = quad * QUAD * COLOR_VALUES;
  return {
    at: { x: at('x', 1), y: at('y', 2), z: at('z', 3) },
    normal: normalOf(word & 7),
    role: (word >> 5) & 31,
    color: [mesh.colors[color] ?? 0, mesh.colors[color + 1] ?? 0, mesh.colors[color + 2] ?? 0],
  };
}

function normalOf(face: number): Point {
  const sign = face % 2 === 0 ? 1 : -1;
  return { x: face < 2 ? sign : 0, y: face === 2 || face === 3 ? sign : 0, z: face > 3 ? sign : 0 };
}
