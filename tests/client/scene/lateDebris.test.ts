import { Scene } from 'three';
import { expect, test, vi } from 'vitest';
import { raise } from '../../../client/scene/building.ts';
import { LateDebris } from '../../../client/scene/lateDebris.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { aContainer, aHost } from '../../support/records.ts';

test('what is taken down before the script of the debris is there flies as soon as it is', async () => {
  const ground = { art: createTownArt(), paletteNumberOf: () => 0, hostOf: () => aHost() };
  const building = raise(aContainer(1, { plot: 0 }), 0, ground);
  const [scene, uniforms] = [new Scene(), createUniforms()];
  uniforms.uEye.value.set(building.at.x, 0, building.at.z);
  const debris = new LateDebris(scene, uniforms);
  expect([debris.isMoving(), scene.children.length]).toEqual([false, 0]);
  debris.play(building, { kind: 'demolish', durationMs: 700, nowMs: 0 });
  debris.play(building, { kind: 'demolish', durationMs: 700, nowMs: 0 });
  expect(debris.isMoving()).toBe(true);
  await vi.waitFor(() => expect(scene.children.map(({ visible }) => visible)).toEqual([true]));
  debris.step(60_000);
  expect(debris.isMoving()).toBe(false);
  debris.dispose();
});
