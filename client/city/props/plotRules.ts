import { COLUMN_PITCH, parcelAt, plotAt } from '../../../shared/plots.ts';
import { noise } from '../noise.ts';
import type { PropKind } from './kinds.ts';
import { isFreeGreen, onPlot, type Site, type Spot } from './placing.ts';

const TREES: readonly PropKind[] = ['oak', 'elm', 'oak', 'pine', 'elm'];
/** Blocks from the plot's middle toward its back, and aside. */
const HEDGE_BACK = 6;
const TREE = { back: 4.9, aside: 4.9 };
/** Flowers keep off every control front, of which the doors lie up to three blocks left of the middle. */
const FRONT = { from: 4.8, depth: 1.3, left: [-6, -5.3], right: [2.6, 5.5] } as const;

const SHARE = { hedge: 0.55, tree: 0.38, flowers: 0.6, well: 0.14, bed: 0.3, gapTree: 0.5 };

/** What grows on a plot at its edges, whether a building stands there or not. */
export function plantPlot({ seed, put }: Site, number: number): void {
  const plot = plotAt(number);
  const chance = (salt: number): number => noise(number, salt, seed);
  if (chance(1) < SHARE.hedge)
    put({ kind: 'hedge', ...onPlot(plot, [0, -HEDGE_BACK]), turns: plot.turns, scale: 1 });
  if (chance(2) < SHARE.tree) {
    const side = chance(3) < 0.5 ? -1 : 1;
    put({
      kind: treeBy(chance(4)),
      ...onPlot(plot, [side * TREE.aside, -TREE.back]),
      turns: Math.floor(chance(5) * 4),
      scale: 0.5 + chance(6) * 0.15,
    });
  }
  if (chance(7) < SHARE.flowers) {
    const [inner, outer] = chance(8) < 0.5 ? FRONT.left : FRONT.right;
    const spot: Spot = [inner + chance(9) * (outer - inner), FRONT.from + chance(10) * FRONT.depth];
    put({ kind: 'flowers', ...onPlot(plot, spot), turns: Math.floor(chance(11) * 4), scale: 1 });
  }
}

/** The strips of lawn beside and below a parcel get wells, flower beds and trees. */
export function plantGaps(site: Site, parcel: number): void {
  const { x, z } = parcelAt(parcel);
  const chance = (salt: number): number => noise(parcel, salt + 40, site.seed);
  const aside = x + (chance(0) < 0.5 ? -1 : 1) * (COLUMN_PITCH / 2);
  const kind = chance(1) < SHARE.well ? 'well' : chance(1) < SHARE.well + SHARE.bed ? 'flowerBed' : 'bush';
  plantFree(site, kind, [Math.round(aside), Math.round(z + (chance(2) - 0.5) * 40)]);
  for (const [i, offset] of [-20, -7, 6, 18].entries()) {
    if (chance(10 + i) > SHARE.gapTree) continue;
    plantFree(site, treeBy(chance(20 + i)), [
      aside + chance(30 + i) * 2 - 1,
      z + offset + chance(50 + i) * 6,
    ]);
  }
  for (const [i, offset] of [-12, 12].entries())
    if (chance(60 + i) < SHARE.gapTree) plantFree(site, treeBy(chance(70 + i)), [x + offset, z + 30]);
}

function plantFree({ island, seed, put }: Site, kind: PropKind, [x, z]: Spot): void {
  if (!isFreeGreen(island, [x, z], 2)) return;
  const isTree = TREES.includes(kind);
  const scale = isTree ? 0.55 + noise(x, z, seed) * 0.25 : 1;
  put({ kind, x, y: island.groundAt(x, z), z, turns: Math.floor(noise(z, x, seed) * 4), scale });
}

const treeBy = (chance: number): PropKind => TREES[Math.floor(chance * TREES.length)] ?? 'oak';
