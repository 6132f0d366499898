import { describe, expect, test } from 'vitest';
import { UNITS_PER_BLOCK, VERTEX_VALUES, type Mesh } from '../../../../client/city/mesh.ts';
import { farPropMesh } from '../../../../client/city/props/farForms.ts';
import { propMesh } from '../../../../client/city/props/kinds.ts';

/** Elms are the plainest of them near by already. */
const MOST_SHARE = 0.6;

function sizeOf({ vertices }: Mesh): readonly number[] {
  return [0, 1, 2].map((axis) => {
    const along = [...vertices].filter((_, i) => i % VERTEX_VALUES === axis);
    return (Math.max(...along) - Math.min(...along)) / UNITS_PER_BLOCK;
  });
}

describe.each(['oak', 'elm', 'pine'] as const)('%s far away', (kind) => {
  const far = farPropMesh(kind) ?? propMesh('crate');

  test('is at most three fifths of its triangles near by', () => {
    expect(far.indices.length).toBeLessThanOrEqual(MOST_SHARE * propMesh(kind).indices.length);
  });

  test('has its outline within a block and a half', () => {
    const [own, real] = [sizeOf(far), sizeOf(propMesh(kind))];
    expect(own.every((length, axis) => Math.abs(length - (real[axis] ?? 0)) <= 1.5)).toBe(true);
  });
});

test('what is drawn near by only has no far form', () => {
  expect(farPropMesh('tuft')).toBeNull();
});
