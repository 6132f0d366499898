import {
  Object3D,
  type DataTexture,
  type InstancedBufferGeometry,
  type Mesh,
  type ShaderMaterial,
} from 'three';
import { expect, test } from 'vitest';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';
import { SignDraws, type Sign } from '../../../client/scene/signDraws.ts';
import { ROW_BYTES } from '../../../client/scene/textRows.ts';

const GLYPH_BYTES = 64;
const ROWS = 512;
const FONT = {
  layers: new Uint8Array(256 * GLYPH_BYTES),
  count: 256,
  glyphOf: (letter: string) => (letter.codePointAt(0) ?? 0) & 255,
};

const signOf = (i: number): Sign => ({
  ...{ x: i, y: 0, z: 0, angle: 0, width: 1, height: 1, board: 0, look: 0, cell: null, top: 0 },
  lines: [`sign ${i}`],
});

/** Signs of which each is told from the others by where it stands: what is drawn there, and how often rows were sent. */
function draws() {
  const parent = new Object3D();
  const drawn = new SignDraws(parent, FONT, createUniforms());
  const mesh = parent.children[0] as Mesh<InstancedBufferGeometry, ShaderMaterial>;
  const rows = mesh.material.uniforms['uRows']?.value as DataTexture;
  const { data } = rows.image as { data: Uint8Array };
  const words = (row: number): string => {
    const bytes = data.subarray(row * ROW_BYTES, (row + 1) * ROW_BYTES);
    return String.fromCharCode(...bytes.subarray(0, bytes[72]));
  };
  const shown = (): string[] => {
    const { place, trait } = mesh.geometry.attributes;
    return Array.from(
      { length: mesh.geometry.instanceCount },
      (_, i) => `${place?.getX(i)}: ${words(trait?.getX(i) ?? -1)}`,
    );
  };
  return { drawn, shown, sent: () => rows.version };
}

const expected = (signs: readonly Sign[]) => signs.map(({ x, lines }) => `${x}: ${lines[0]}`);

test('each sign bears its own words, however they come and go', () => {
  const { drawn, shown } = draws();
  const all = Array.from({ length: 700 }, (_, i) => signOf(i));
  for (let step = 0; step < 60; step += 1) {
    const signs = all.filter((_, i) => (i * 7 + step * 31) % 11 < (step % 9) + 1);
    drawn.set(step % 2 === 0 ? signs : signs.toReversed());
    expect(shown()).toEqual(expected((step % 2 === 0 ? signs : signs.toReversed()).slice(0, ROWS)));
  }
});

test('in another order nothing is written again', () => {
  const { drawn, sent } = draws();
  const signs = Array.from({ length: 50 }, (_, i) => signOf(i));
  drawn.set(signs);
  const before = sent();
  drawn.set(signs.toReversed());
  expect(sent()).toBe(before);
});
