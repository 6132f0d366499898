import { expect, test } from 'vitest';
import { createGrounds } from '../../../client/app/grounds.ts';
import { createIsland } from '../../../client/city/island/island.ts';
import { gardenOf } from '../../../client/city/props/gardens.ts';
import { createTownSolid } from '../../../client/player/townSolid.ts';
import { watersOf } from '../../../client/city/island/waters.ts';
import type { Land } from '../../../client/scene/land.ts';
import { islandX } from '../../../shared/plots.ts';

const SEED = 1;
const [INDEX, PLOT] = [1, 4];
const { ground } = createIsland([0], SEED);
const land: Land = { ground, waters: watersOf(ground), chunks: [], props: [] };

test('a garden grows on a free plot, is walked against, and makes way for a house', () => {
  const shown: number[] = [];
  const solid = createTownSolid();
  const grounds = createGrounds(
    { setLand: (_, next) => shown.push(next === null ? -1 : next.props.length) },
    solid,
    SEED,
  );
  const trunks = gardenOf(PLOT, SEED).filter(
    ({ kind }) => kind === 'oak' || kind === 'elm' || kind === 'pine',
  );
  const isWalkedAgainst = () => trunks.map(({ x, y, z }) => solid.isSolid(islandX(INDEX) + x, y + 0.5, z));
  grounds.setFree(INDEX, [PLOT]);
  expect(shown).toEqual([]);
  grounds.set(INDEX, land);
  expect(isWalkedAgainst()).toEqual(trunks.map(() => true));
  grounds.setFree(INDEX, [PLOT]);
  grounds.setFree(INDEX, []);
  expect(isWalkedAgainst()).toEqual(trunks.map(() => false));
  grounds.drop(INDEX);
  expect(trunks).not.toEqual([]);
  expect(shown).toEqual([gardenOf(PLOT, SEED).length, 0, -1]);
});
