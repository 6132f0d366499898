import { Scene } from 'three';
import { expect, test } from 'vitest';
import { raise } from '../../../client/scene/building.ts';
import { Debris } from '../../../client/scene/debris.ts';
import { createUniforms } from '../../../client/scene/materials/uniforms.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { aContainer, aHost } from '../../support/records.ts';

const LONG_AFTER_MS = 60_000;

test('the last blocks of a demolition hung in the air until something else was drawn: a frame without them is asked for', () => {
  const ground = { art: createTownArt(), paletteNumberOf: () => 0, hostOf: () => aHost() };
  const building = raise(aContainer(1, { plot: 0 }), 0, ground);
  const uniforms = createUniforms();
  uniforms.uEye.value.set(building.at.x, 0, building.at.z);
  const debris = new Debris(new Scene(), uniforms);
  expect(debris.isMoving()).toBe(false);
  debris.play(building, { kind: 'demolish', durationMs: 700, nowMs: 0 });
  debris.step(100);
  expect(debris.isMoving()).toBe(true);
  debris.step(LONG_AFTER_MS);
  expect(debris.isMoving()).toBe(false);
});
