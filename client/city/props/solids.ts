import type { Cuboid } from '../voxels.ts';
import type { PropKind } from './kinds.ts';
import { gatePillars } from './gate.ts';
import { PIER_DECK, PIER_LENGTH, STALL } from './harbour.ts';
import { HEDGE_LENGTH } from './plants.ts';

/**
 * What a body bumps into, as boxes round a prop's foot before it is scaled. At least half a block wide, the grain of what is walked
 * against. Leaves, flowers, rugs and awnings are passed; a trunk is not.
 */
const TRUNK: readonly Cuboid[] = [[-0.7, 0, -0.7, 0.7, 5, 0.7]];
const stall: readonly Cuboid[] = [
  [-STALL.width / 2, 0, 1.5 - STALL.depth / 2, STALL.width / 2, 1.5, 3.5 - STALL.depth / 2],
];

/** A drum as two crossed boxes. */
const round = (radius: number, from: number, to: number): readonly Cuboid[] => {
  const inner = radius * Math.SQRT1_2;
  return [
    [-radius, from, -inner, radius, to, inner],
    [-inner, from, -radius, inner, to, radius],
  ];
};

export const PROP_SOLIDS: Readonly<Partial<Record<PropKind, readonly Cuboid[]>>> = {
  oak: TRUNK,
  elm: TRUNK,
  pine: TRUNK,
  hedge: [[-HEDGE_LENGTH / 2, 0, -0.38, HEDGE_LENGTH / 2, 1, 0.38]],
  planter: [[-0.95, 0, -0.95, 0.95, 0.5, 0.95]],
  rocks: [[-0.8, 0, -0.5, 0.7, 0.9, 0.6]],
  lamp: [[-0.25, 0, -0.25, 0.25, 3.9, 0.25]],
  bench: [[-0.9, 0, -0.3, 0.9, 0.5, 0.3]],
  crate: [[-0.5, 0, -0.5, 0.5, 1, 0.5]],
  crates: [
    [-1.05, 0, -0.5, 1.02, 1, 0.6],
    [-0.6, 1, -0.45, 0.4, 2, 0.55],
  ],
  barrel: [[-0.4, 0, -0.4, 0.4, 1, 0.4]],
  bollard: [[-0.3, 0, -0.3, 0.3, 0.84, 0.3]],
  well: [[-1.5, 0, -1.5, 1.5, 1, 1.5]],
  stallRed: stall,
  stallBlue: stall,
  pier: [[-1.5, PIER_DECK - 0.5, 0, 1.5, PIER_DECK, PIER_LENGTH]],
  ship: [
    [-14, 0, -4, 11, 4, 4],
    [-14, 4, -5, 9, 5, -4],
    [-14, 4, 4, 9, 5, 5],
    [-14, 4, -3, -8, 9, 3],
    [-7, 4, -1, -6, 22, 0],
    [5, 4, -1, 6, 26, 0],
  ],
  boat: [
    [-5, -0.5, -2, 5, 0.5, 2],
    [-4.5, 0.5, -1.5, -1.5, 3.5, 1.5],
  ],
  gate5: gatePillars('gate5'),
  gate8: gatePillars('gate8'),
  lighthouse: [...round(8, 0, 1), ...round(7, 1, 2), ...round(6.2, 2, 40)],
};
