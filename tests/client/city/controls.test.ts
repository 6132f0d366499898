import { describe, expect, it } from 'vitest';
import { caseChainMesh, leverChainMesh } from '../../../client/city/controlsChain.ts';
import {
  ANCHORS,
  CONTROL_BOXES,
  bellMesh,
  buttonMesh,
  caseGlassMesh,
  caseMesh,
  doorMesh,
  frontMesh,
  iceLeverMesh,
  leverMesh,
} from '../../../client/city/controls.ts';
import { boundsOf, facesOf } from '../../../client/city/faces.ts';
import { UNITS_PER_BLOCK, VERTEX_VALUES, type Mesh } from '../../../client/city/mesh.ts';
import { triangleCount } from '../../../client/city/meshBuilder.ts';
import type { Box } from '../../../client/city/parts.ts';

const boxes = Object.entries(CONTROL_BOXES);

const overlap = (a: Box, b: Box): boolean =>
  a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;

type Spot = readonly [x: number, y: number];

/** Every triangle of a mesh as seen from the street. */
function trianglesOf({ vertices, indices }: Mesh): readonly (readonly Spot[])[] {
  const spot = (index = 0): Spot => [
    (vertices[index * VERTEX_VALUES] ?? 0) / UNITS_PER_BLOCK,
    (vertices[index * VERTEX_VALUES + 1] ?? 0) / UNITS_PER_BLOCK,
  ];
  return Array.from({ length: indices.length / 3 }, (_, i) =>
    [0, 1, 2].map((corner) => spot(indices[3 * i + corner])),
  );
}

/** On the same side of all three edges. */
function isInside(triangle: readonly Spot[], [x, y]: Spot): boolean {
  const sides = triangle.map(([ax, ay], i) => {
    const [bx, by] = triangle[(i + 1) % 3] ?? [0, 0];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  });
  return sides.every((side) => side > 0) || sides.every((side) => side < 0);
}

describe('control front', () => {
  it('takes at most 840 triangles, and a chain at most 200', () => {
    const meshes = [
      frontMesh,
      leverMesh,
      iceLeverMesh,
      buttonMesh,
      caseMesh,
      caseGlassMesh,
      bellMesh,
      doorMesh,
    ];
    const total = meshes.reduce((sum, mesh) => sum + triangleCount(mesh()), 0);
    expect(total).toBeLessThanOrEqual(840);
    for (const chain of [caseChainMesh, leverChainMesh])
      expect(triangleCount(chain())).toBeLessThanOrEqual(200);
  });

  it('has controls that never lie one over the other, as seen from the street', () => {
    const pairs = boxes.flatMap(([a, boxA], i) =>
      boxes.slice(i + 1).flatMap(([b, boxB]) => (overlap(boxA, boxB) ? [`${a} over ${b}`] : [])),
    );
    expect(pairs).toEqual([]);
  });

  it('holds every moving part within its own box', () => {
    for (const part of ['lever', 'button', 'bell', 'iceLever', 'door'] as const) {
      const { x, y } = ANCHORS[part];
      const { min, max } = CONTROL_BOXES[part];
      expect([part, x >= min.x && x <= max.x, y >= min.y && y <= max.y]).toEqual([part, true, true]);
    }
  });

  it('leaves most of the remove button in sight behind its chain', () => {
    const button = boundsOf(facesOf(buttonMesh()));
    const triangles = trianglesOf(caseChainMesh());
    const spots = Array.from({ length: 400 }, (_, i): Spot => {
      const [column, row] = [(i % 20) + 0.5, Math.floor(i / 20) + 0.5];
      return [
        button.min.x + (column / 20) * (button.max.x - button.min.x),
        button.min.y + (row / 20) * (button.max.y - button.min.y),
      ];
    });
    const hidden = spots.filter((spot) => triangles.some((triangle) => isInside(triangle, spot)));
    expect(hidden.length / spots.length).toBeLessThan(0.5);
  });

  it('puts the lever right of the door and the button left, at hand height', () => {
    expect(ANCHORS.lever.x).toBeCloseTo(1.16);
    expect(ANCHORS.button.x).toBeCloseTo(-1.02);
    for (const { y } of [ANCHORS.lever, ANCHORS.button]) expect(Math.abs(y - 0.93)).toBeLessThan(0.1);
  });
});
