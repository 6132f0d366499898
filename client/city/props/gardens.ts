import { plotAt, PLOTS_PER_PARCEL } from '../../../shared/plots.ts';
import { noise } from '../noise.ts';
import type { PropKind } from './kinds.ts';
import { onPlot, type PropPlacement, type Spot } from './placing.ts';

type Bed = readonly [kind: PropKind, ...spot: Spot];

const ORCHARD_ROWS: readonly Spot[] = [-3.2, 0, 3.2].flatMap((aside): Spot[] => [
  [aside, -2.6],
  [aside, 2],
]);
const orchard = (tree: PropKind): readonly Bed[] => ORCHARD_ROWS.map(([x, z]): Bed => [tree, x, z]);

/** What is grown, as places aside of the plot's middle and ahead of it. */
const GARDENS: readonly (readonly Bed[])[] = [
  orchard('elm'),
  orchard('oak'),
  [
    ['allotment', 0, 0.4],
    ['pine', -3.4, -3.8],
    ['bush', 2.9, -3.6],
    ['barrel', 1.4, -3.6],
  ],
  [
    ['allotment', 0, 0.4],
    ['well', -2.6, -3.6],
    ['bush', 3.2, -3.8],
  ],
  [
    ['oak', -2.8, -2.4],
    ['elm', 2.6, -3],
    ['pine', 0.6, 2.2],
    ['bush', -2.4, 2.6],
    ['tuft', 2.6, 2.4],
  ],
  [
    ['oak', 1.8, -1.6],
    ['bench', -1.6, -0.6],
    ['flowers', -3, 2.4],
    ['flowers', 3, 2.8],
    ['bush', -3.2, -3],
  ],
];
const GROWN: ReadonlySet<PropKind> = new Set(['oak', 'elm', 'pine']);
const SWAY = 0.35;

/** What grows on a plot that no container has. Depends on the plot alone. */
export function gardenOf(number: number, seed: number): readonly PropPlacement[] {
  const plot = plotAt(number);
  const chance = (salt: number): number => noise(number, salt + 20, seed);
  const beds = GARDENS[Math.floor(chance(0) * GARDENS.length)] ?? [];
  return beds.map(([kind, aside, ahead], i) => {
    const isGrown = GROWN.has(kind);
    const sway = (salt: number): number => (isGrown ? (chance(salt + i) - 0.5) * SWAY : 0);
    return {
      kind,
      ...onPlot(plot, [aside + sway(10), ahead + sway(30)]),
      turns: isGrown ? Math.floor(chance(50 + i) * 4) : plot.turns,
      scale: isGrown ? 0.42 + chance(70 + i) * 0.16 : 1,
    };
  });
}

/** Of a town that is mostly free plots, the nearest to the harbour: gardens are an ornament and have a bound. */
const MOST_GARDENS = 240;

/** The plots of the parcels that are not `taken`, as far as gardens grow on them. */
export function gardenPlots(parcels: readonly number[], taken: ReadonlySet<number>): readonly number[] {
  const free: number[] = [];
  for (const parcel of parcels) {
    for (let cell = 0; cell < PLOTS_PER_PARCEL && free.length < MOST_GARDENS; cell += 1) {
      const plot = parcel * PLOTS_PER_PARCEL + cell;
      if (!taken.has(plot)) free.push(plot);
    }
  }
  return free;
}
