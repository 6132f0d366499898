import { expect, test } from 'vitest';
import { createGrounds, type KnownLand } from '../../../client/app/grounds.ts';
import { createIsland, islandWithin } from '../../../client/city/island/island.ts';
import { gardenOf } from '../../../client/city/props/gardens.ts';
import { createTownSolid } from '../../../client/player/townSolid.ts';
import { watersOf } from '../../../client/city/island/waters.ts';
import { islandX, parcelAt } from '../../../shared/plots.ts';

const SEED = 1;
const [INDEX, PLOT] = [1, 4];
const { ground } = createIsland([0], SEED);
const land: KnownLand = { ground, waters: watersOf(ground), chunks: [], props: [], isComplete: true };

test('a garden grows on a free plot, is walked against, and makes way for a house without the land being shown anew', () => {
  const shown: string[] = [];
  const solid = createTownSolid();
  const grounds = createGrounds(solid, SEED);
  grounds.showIn({
    setLand: (_, next) => shown.push(next === null ? 'no land' : 'land'),
    setGardens: ({ length }) => shown.push(`${length} in gardens`),
  });
  const trunks = gardenOf(PLOT, SEED).filter(
    ({ kind }) => kind === 'oak' || kind === 'elm' || kind === 'pine',
  );
  const isWalkedAgainst = () => trunks.map(({ x, y, z }) => solid.isSolid(islandX(INDEX) + x, y + 0.5, z));
  grounds.setFree(INDEX, [PLOT]);
  expect(shown).toEqual(['0 in gardens']);
  grounds.set(INDEX, land);
  expect(isWalkedAgainst()).toEqual(trunks.map(() => true));
  grounds.setFree(INDEX, [PLOT]);
  grounds.setFree(INDEX, []);
  expect(isWalkedAgainst()).toEqual(trunks.map(() => false));
  grounds.drop(INDEX);
  expect(trunks).not.toEqual([]);
  expect(shown).toEqual([
    ...['0 in gardens', 'land', `${gardenOf(PLOT, SEED).length} in gardens`],
    ...['0 in gardens', 'no land', '0 in gardens'],
  ]);
});

test('land that is known before there is a scene is shown as soon as there is one, and what comes later too', () => {
  const shown: number[] = [];
  const solid = createTownSolid();
  const grounds = createGrounds(solid, SEED);
  grounds.set(INDEX, land);
  expect(solid.groundAt(islandX(INDEX), 100)).toBeGreaterThan(0);
  grounds.showIn({ setLand: (index) => shown.push(index), setGardens: () => undefined });
  grounds.set(INDEX + 1, land);
  expect(shown).toEqual([INDEX, INDEX + 1]);
});

test('beyond the part of an island that is known, one stands at the height of its streets', () => {
  const [parcels, far] = [[0, 1, 40], parcelAt(40)];
  const whole = createIsland(parcels, SEED);
  const part = islandWithin({ minX: -20, minZ: 100, maxX: 20, maxZ: 160 }, parcels, SEED);
  const solid = createTownSolid();
  const grounds = createGrounds(solid, SEED);
  const heights = () => [solid.groundAt(0, 120), solid.groundAt(far.x, far.z)];
  const known = { waters: watersOf(part.ground), chunks: [], props: [] };
  grounds.set(0, { ...known, ground: part.ground, isComplete: false });
  const before = heights();
  grounds.set(0, { ...known, ground: whole.ground, isComplete: true });
  expect(before).toEqual(heights());
  expect(solid.groundAt(4_000, 0)).toBeLessThan(0);
});
