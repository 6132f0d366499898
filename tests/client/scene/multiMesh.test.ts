import { afterEach, expect, test } from 'vitest';
import { box, meshBoxes } from '../../../client/city/boxes.ts';
import { createSurfaces } from '../../../client/scene/materials/blocks.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';
import { MultiMesh } from '../../../client/scene/multiMesh.ts';

const SMALL = meshBoxes([box([0, 0, 0, 1, 1, 1], 'white')]);
const LARGE = meshBoxes([box([0, 0, 0, 1, 1, 1], 'white'), box([2, 0, 0, 3, 1, 1], 'dark')]);
const BYTES = 4;
const [PER_BOX, VERTICES_PER_BOX] = [36, 24];

const batch = new MultiMesh({ name: 'batch', material: createSurfaces(createUniforms()).batches.material });
afterEach(() => {
  batch.clear();
  batch.commit();
});

const add = (mesh: typeof SMALL, x: number) => batch.add(mesh, [x, 1, -x, 0], [7, 8, 9, 1]);
const drawn = () => ({
  starts: [...batch.mesh._multiDrawStarts.subarray(0, batch.mesh._multiDrawCount)],
  counts: [...batch.mesh._multiDrawCounts.subarray(0, batch.mesh._multiDrawCount)],
  visible: batch.mesh.visible,
});

test('every instance draws the part of the geometry that its mesh takes, kept once', () => {
  add(SMALL, 1);
  add(LARGE, 2);
  add(SMALL, 3);
  batch.commit();
  expect(drawn()).toEqual({
    starts: [0, PER_BOX * BYTES, 0],
    counts: [PER_BOX, 2 * PER_BOX, PER_BOX],
    visible: true,
  });
  const { index } = batch.mesh.geometry;
  expect([index?.getX(PER_BOX), batch.mesh.corners()]).toEqual([VERTICES_PER_BOX, 4 * PER_BOX]);
});

test('only what is in view is sent, with its own place and trait, and comes back when the view does', () => {
  for (const x of [1, 2, 3]) add(SMALL, x);
  batch.commit((x) => x > 1);
  const data = batch.mesh._matricesTexture?.image.data;
  expect([...(data ?? []).slice(0, 16)]).toEqual([2, 1, -2, 0, 7, 8, 9, 1, 3, 1, -3, 0, 7, 8, 9, 1]);
  expect(drawn().counts).toHaveLength(2);
  batch.commit();
  expect(drawn().counts).toHaveLength(3);
});

test('without instances in view there is no draw', () => {
  add(SMALL, 1);
  batch.commit(() => false);
  expect(drawn()).toEqual({ starts: [], counts: [], visible: false });
});

test('it grows beyond its first room, and keeps the meshes it had', () => {
  const many = Array.from({ length: 300 }, (_, i) => meshBoxes([box([0, 0, 0, 1, 1, 1 + i], 'white')]));
  many.forEach((mesh, i) => add(mesh, i));
  for (let i = 0; i < 100; i += 1) add(SMALL, i);
  batch.commit();
  const { index, attributes } = batch.mesh.geometry;
  expect(drawn().counts).toEqual(Array.from({ length: 400 }, () => PER_BOX));
  const first = (start: number) => index?.getX(start / BYTES) ?? NaN;
  const depths = drawn()
    .starts.slice(0, 300)
    .map((start) => {
      const vertices = Array.from(
        { length: VERTICES_PER_BOX },
        (_, i) => attributes['vertex']?.getZ(first(start) + i) ?? 0,
      );
      return Math.max(...vertices) / 64;
    });
  expect(depths).toEqual(many.map((_, i) => 1 + i));
});
