import { describe, expect, it } from 'vitest';
import { chainMesh } from '../../../client/city/controlsChain.ts';
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
import { triangleCount } from '../../../client/city/meshBuilder.ts';
import type { Box } from '../../../client/city/parts.ts';

const boxes = Object.entries(CONTROL_BOXES);

const overlap = (a: Box, b: Box): boolean =>
  a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;

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
    expect(triangleCount(chainMesh())).toBeLessThanOrEqual(200);
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

  it('puts the lever right of the door and the button left, at hand height', () => {
    expect(ANCHORS.lever.x).toBeCloseTo(1.16);
    expect(ANCHORS.button.x).toBeCloseTo(-1.02);
    for (const { y } of [ANCHORS.lever, ANCHORS.button]) expect(Math.abs(y - 0.93)).toBeLessThan(0.1);
  });
});
