import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raise, type Building } from '../../../client/scene/building.ts';
import { createNearest, EYE_STEP } from '../../../client/scene/nearest.ts';
import { createStanding } from '../../../client/scene/standing.ts';
import { createTownArt } from '../../../client/scene/townArt.ts';
import { aContainer, aHost } from '../../support/records.ts';

const ART = createTownArt();
const SOURCE = { art: ART, paletteNumberOf: () => 0, hostOf: () => aHost() };
const town: readonly Building[] = Array.from({ length: 160 }, (_, i) => raise(aContainer(i + 1), i, SOURCE));

const standing = createStanding(() => false);
standing.replace(town.map((after) => ({ before: null, after })));

const nearest = createNearest();

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
      const near = nearest(standing, { x, z }, of);
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
    const { radius, x: told, buildings } = nearest(standing, { x, z: 0 }, of);
    return { radius, told, ids: buildings.map(({ id }) => id) };
  });
  expect(beside).toEqual(here);
  expect(beyond?.told).toBe(EYE_STEP);
});

test('what a search finds does not depend on how far the last one had to go', () => {
  fc.assert(
    fc.property(fc.record({ x: place, z: place }), limits, limits, ({ x, z }, of, before) => {
      nearest(standing, { x: z, z: x }, before);
      const dressed = { ...of, dressed: 5 };
      expect(nearest(standing, { x, z }, dressed)).toEqual(createNearest()(standing, { x, z }, dressed));
    }),
  );
});

test('beyond the shells the nearest of those that do not simply run are dressed, wherever they stand', () => {
  const STATES = [
    { state: 'running' },
    { state: 'paused' },
    { state: 'created' },
    { state: 'dead' },
  ] as const;
  const many = Array.from({ length: 400 }, (_, i) =>
    raise(aContainer(i + 1, STATES[(i * 7) % 4]), i, SOURCE),
  );
  const mixed = createStanding(() => false);
  mixed.replace(many.map((after) => ({ before: null, after })));
  fc.assert(
    fc.property(place, place, fc.integer({ min: 0, max: 300 }), (x, z, dressed) => {
      const near = nearest(mixed, { x, z }, { radius: 90, most: 40, triangles: 1e6, dressed });
      const away = ({ at }: Building) => Math.round(1e6 * Math.hypot(at.x - near.x, at.z - near.z));
      const beyond = many
        .filter((building) => !near.buildings.includes(building) && building.look !== 'running')
        .toSorted((a, b) => away(a) - away(b));
      expect(near.dressed.map(away)).toEqual(beyond.slice(0, dressed).map(away));
    }),
  );
});
