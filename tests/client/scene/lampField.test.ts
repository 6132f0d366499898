import { expect, test } from 'vitest';
import { HALF_STEPS, type Ground } from '../../../client/city/island/ground.ts';
import type { Focus } from '../../../client/scene/focus.ts';
import { createLampField } from '../../../client/scene/lampField.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';

const TEXELS = 256;
const ORIGIN_X = 4_000;

/** 100 × 80 blocks whose heights are all others. */
const GROUND: Ground = {
  ...{ minX: -50, minZ: -40, width: 100, depth: 80 },
  heights: Int8Array.from({ length: 8_000 }, (_, i) => ((i * 37) % 120) - 20),
  covers: new Uint8Array(8_000),
};

function heightAt(x: number, z: number): number {
  const [column, row] = [Math.floor(x) - GROUND.minX, Math.floor(z) - GROUND.minZ];
  if (column < 0 || column >= GROUND.width || row < 0 || row >= GROUND.depth) return 0;
  return Math.max(0, (GROUND.heights[row * GROUND.width + column] ?? 0) / HALF_STEPS);
}

function fieldOf() {
  const uniforms = createUniforms();
  const field = createLampField(uniforms);
  const texel = (column: number, row: number) => {
    const { data } = uniforms.uLamps.value.image as { readonly data: Uint8Array };
    const at = (row * TEXELS + column) * 4;
    return { light: data[at] ?? NaN, height: data[at + 1] ?? NaN };
  };
  return { field, texel };
}

test.each([
  ['smaller than blocks', 24],
  ['larger than blocks', 360],
])('texels %s bear the height of the block below their middle', (_, half) => {
  const { field, texel } = fieldOf();
  const focus: Focus = { x: ORIGIN_X + 31, z: 22, half };
  field.survey(focus, GROUND, ORIGIN_X);
  for (let row = 0; row < TEXELS; row += 5) {
    for (let column = 0; column < TEXELS; column += 3) {
      const [across, down] = [((column + 0.5) / TEXELS) * 2 - 1, ((row + 0.5) / TEXELS) * 2 - 1];
      const height = heightAt(31 + across * half, 22 + down * half);
      expect(texel(column, row).height).toBe(Math.floor((height / 64) * 255));
    }
  }
});

test('over the open sea everything is flat, wherever the eye was before', () => {
  const { field, texel } = fieldOf();
  field.survey({ x: 0, z: 0, half: 64 }, GROUND, 0);
  expect(texel(128, 128).height).toBeGreaterThan(0);
  field.survey({ x: 9_000, z: 0, half: 64 }, null, 0);
  expect(texel(128, 128).height).toBe(0);
});

test('a lamp lights the ground about it until it is told no more, and leaves the heights alone', () => {
  const { field, texel } = fieldOf();
  const focus: Focus = { x: 0, z: 0, half: 64 };
  field.survey(focus, GROUND, 0);
  const { height } = texel(128, 128);
  field.shine(focus, [{ x: 0, y: 3, z: 0, radius: 6, strength: 1 }]);
  expect([texel(128, 128).light > 100, texel(160, 128).light, texel(128, 128).height]).toEqual([
    true,
    0,
    height,
  ]);
  field.shine(focus, []);
  expect(texel(128, 128).light).toBe(0);
});
