import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raise, type Building } from '../../../client/scene/building.ts';
import { EYE_STEP, nearest } from '../../../client/scene/nearest.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const SOURCE = { art: ART, paletteNumberOf: () => 0, hostOf: () => aHost() };
const town: readonly Building[] = Array.from({ length: 160 }, (_, i) => raise(aContainer(i + 1), i, SOURCE));

/** Of a step of 32-bit floats at the distances of a town. */
const ROUNDING_BLOCKS = 1e-3;

const place = fc.integer({ min: -2400, max: 2400 }).map((tenths) => tenths / 10);
const limits = fc.record({
  radius: fc.integer({ min: 20, max: 340 }),
  most: fc.integer({ min: 0, max: 160 }),
  triangles: fc.integer({ min: 0, max: 200_000 }),
  dressed: fc.constant(0),
});

test('at the border of the shells every building is drawn once: near, or by its far form beyond the radius that the shader is told', () => {
  fc.assert(
    fc.property(place, place, limits, (x, z, of) => {
      const near = nearest(town, { x, z }, of);
      const shells = new Set(near.buildings);
      const wrong = town.filter((building) => {
        const away = Math.hypot(building.at.x - near.x, building.at.z - near.z);
        return shells.has(building)
          ? away > near.radius - ROUNDING_BLOCKS
          : away < near.radius + ROUNDING_BLOCKS;
      });
      expect(wrong.map(({ id }) => id)).toEqual([]);
      expect(near.buildings.length).toBeLessThanOrEqual(of.most);
    }),
  );
});

test('what is near changes at the same step of the eye for shells and far forms', () => {
  const of = { radius: 120, most: 160, triangles: 1e6, dressed: 0 };
  const [here, beside, beyond] = [0, EYE_STEP / 2 - 0.01, EYE_STEP / 2 + 0.01].map((x) => {
    const { radius, x: told, buildings } = nearest(town, { x, z: 0 }, of);
    return { radius, told, ids: buildings.map(({ id }) => id) };
  });
  expect(beside).toEqual(here);
  expect(beyond?.told).toBe(EYE_STEP);
});
