import { expect, test } from 'vitest';
import { meshBoxes } from '../../../client/city/boxes.ts';
import { EMPTY_MESH } from '../../../client/city/meshBuilder.ts';
import { scatter } from '../../../client/city/scatter.ts';

const CUBE = meshBoxes([{ cuboid: [1, 2, 3, 3, 4, 5], material: 'brick' }]);

test('chips lie on the surface, and face away from it', () => {
  const middle = { x: 2, y: 3, z: 4 };
  for (const { at, normal } of scatter(CUBE, 200)) {
    for (const axis of ['x', 'y', 'z'] as const) {
      if (normal[axis] !== 0) expect(at[axis] - middle[axis]).toBe(normal[axis]);
      else expect(Math.abs(at[axis] - middle[axis])).toBeLessThanOrEqual(1);
    }
  }
});

test('as many as were asked for, on every side of a cube as many', () => {
  const chips = scatter(CUBE, 60);
  const sides = new Set(chips.map(({ normal: { x, y, z } }) => `${x} ${y} ${z}`));
  const onSide = (side: string) =>
    chips.filter(({ normal: { x, y, z } }) => `${x} ${y} ${z}` === side).length;
  expect([chips.length, ...[...sides].map(onSide)]).toEqual([60, 10, 10, 10, 10, 10, 10]);
});

test('equal meshes scatter alike', () => {
  expect(scatter(CUBE, 20)).toEqual(scatter(CUBE, 20));
});

test('nothing comes of nothing', () => {
  expect(scatter(EMPTY_MESH, 20)).toEqual([]);
});
