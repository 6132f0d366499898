import { UNITS_PER_BLOCK, VERTEX_VALUES, type Mesh } from './mesh.ts';
import type { Box, Point } from './parts.ts';

const CORNERS = 4;

/** The faces of a mesh as flat boxes, in blocks: each is a rectangle along the axes, whose first and third vertex are opposite. */
export function facesOf({ vertices }: Mesh): readonly Box[] {
  const count = vertices.length / (CORNERS * VERTEX_VALUES);
  return Array.from({ length: count }, (_, face) => {
    const [a, b] = [cornerOf(vertices, face * CORNERS), cornerOf(vertices, face * CORNERS + 2)];
    return { min: each(a, b, Math.min), max: each(a, b, Math.max) };
  });
}

/** Around all of them. */
export const boundsOf = (boxes: readonly Box[]): Box => ({
  min: boxes.map(({ min }) => min).reduce((a, b) => each(a, b, Math.min)),
  max: boxes.map(({ max }) => max).reduce((a, b) => each(a, b, Math.max)),
});

function cornerOf(vertices: Int16Array, number: number): Point {
  const blocks = (axis: number): number => (vertices[number * VERTEX_VALUES + axis] ?? 0) / UNITS_PER_BLOCK;
  return { x: blocks(0), y: blocks(1), z: blocks(2) };
}

const each = (a: Point, b: Point, choose: (a: number, b: number) => number): Point => ({
  x: choose(a.x, b.x),
  y: choose(a.y, b.y),
  z: choose(a.z, b.z),
});
