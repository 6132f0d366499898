import { beforeAll, expect, test } from 'vitest';
import { ARCHETYPES } from '../../shared/archetypes.ts';
import { tableOf, told, weakestFirst } from '../support/legibility.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openTiles, type TilePage } from '../support/scene/openTiles.ts';

const SHOWN = 4;

const opened = closedAfterAll();
let tiles: TilePage;

beforeAll(async () => {
  tiles = await openTiles();
  opened.add(tiles.close);
});

test.each(ARCHETYPES)('at 48 pixels every look of a %s is told from every other', async (building) => {
  const pairs = weakestFirst(await tiles.pairsOf(building));
  console.log(`${building}: mean CIEDE2000 of every pair\n${tableOf(pairs)}`);
  console.log(`${building}, weakest: ${pairs.slice(0, SHOWN).map(told).join('; ')}`);
  expect(pairs.filter(({ apart, goal }) => apart < goal).map(told)).toEqual([]);
});
