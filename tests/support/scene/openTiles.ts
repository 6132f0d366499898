import type { Archetype } from '../../../shared/archetypes.ts';
import { LOOKS, type Look } from '../../../client/city/looks.ts';
import { launchBrowser } from '../browser.ts';
import { byLook, comparePairs, TILE_VIEWS, type Pair, type TileView } from '../legibility.ts';
import { servePage } from '../servePage.ts';

export interface TilePage {
  /** Every pair of looks of one building, in either view and for every vision. */
  readonly pairsOf: (building: Archetype) => Promise<readonly Pair[]>;
  /** Pixels of so many pictures of the ground in which what is behind it sparkles through. */
  readonly leaks: (pictures: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A page that draws one building at a time, as small as it is seen from the other end of the island. */
export async function openTiles(): Promise<TilePage> {
  const served = await servePage('scene', 'tiles.html');
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(served.url);
  await page.waitForFunction(() => typeof window.tile === 'function');
  const tilesOf = async (building: Archetype, view: TileView) => {
    const tiles = new Map<Look, readonly number[]>();
    for (const look of LOOKS) {
      tiles.set(look, await page.evaluate(([...of]) => window.tile(...of), [building, look, view] as const));
    }
    return byLook((look) => tiles.get(look) ?? []);
  };
  return {
    pairsOf: async (building) => {
      const pairs: Pair[] = [];
      for (const view of TILE_VIEWS) pairs.push(...comparePairs(view, await tilesOf(building, view)));
      return pairs;
    },
    leaks: (pictures) => page.evaluate((count) => window.leaks(count), pictures),
    close: async () => {
      await browser.close();
      await served.close();
    },
  };
}
