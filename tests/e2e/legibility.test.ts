import { beforeAll, expect, test } from 'vitest';
import { noteFigures } from '../support/figures.ts';
import { told, weakestFirst } from '../support/legibility.ts';
import { closedAfterAll } from '../support/opened.ts';
import { openTiles, type TilePage } from '../support/scene/openTiles.ts';

/** Of which the looks are hardest to tell apart: one with hardly any roof, and the smallest. */
const HARDEST = ['gate', 'kiosk'] as const;

const opened = closedAfterAll();
let tiles: TilePage;

beforeAll(async () => {
  tiles = await openTiles();
  opened.add(tiles.close);
});

for (const building of HARDEST) {
  test(`at 48 pixels every look of a ${building} is told from every other, in colour, in grey and by colour-blind eyes`, async (context) => {
    const pairs = weakestFirst(await tiles.pairsOf(building));
    expect(pairs.filter(({ apart, goal }) => apart < goal).map(told)).toEqual([]);
    const { apart, goal } = pairs[0] ?? { apart: 0, goal: 1 };
    noteFigures(context, { weakestPairInPercentOfItsGoal: Math.floor((100 * apart) / goal) });
  });
}

test('nothing sparkles through the ground where quads meet that share no corner', async () => {
  expect(await tiles.leaks(12)).toBe(0);
});
