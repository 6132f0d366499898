import { noise } from './noise.ts';
import type { Tile } from './textureTile.ts';

/** Specks on a flat ground: a share of pixels a little darker, half as many a little lighter. */
const specked =
  (share: number, depth: number, seed: number): Tile =>
  (x, y) => {
    const speck = noise(x, y, seed);
    if (speck < share) return 1 - depth;
    return speck > 1 - share / 2 ? 1 + depth * 0.7 : 1;
  };

const grass: Tile = (x, y) =>
  1 + (noise(x >> 2, y >> 2, 31) - 0.5) * 0.02 - (noise(x, y, 32) < 0.03 ? 0.03 : 0);

/** Grass with the rare blade. */
const tuft: Tile = (x, y) => {
  if (noise(x, y, 33) < 0.05) return 1.06;
  return noise(x, y + 1, 33) < 0.05 ? 0.95 : grass(x, y);
};

/** Ripples of sand, drawn as two waves whose ends meet. */
const sand: Tile = (x, y) => {
  const wave = Math.round(Math.sin((x / 16) * 2 * Math.PI));
  if (y === 4 + wave || y === 12 - wave) return 0.97;
  return noise(x, y, 34) < 0.05 ? 0.975 : 1;
};

const leaf: Tile = (x, y) => {
  const clump = noise(x >> 1, y >> 1, 35);
  if (clump < 0.16) return (y & 1) === 0 ? 0.91 : 1.07;
  return noise(x, y, 36) < 0.1 ? 0.96 : 1;
};

const log: Tile = (x, y) => ((x + (y >> 3)) % 5 === 0 ? 0.92 : 1 + (noise(x, 0, 37) - 0.5) * 0.06);

interface Paving {
  readonly size: number;
  readonly shift: number;
  readonly joint: number;
  readonly spread: number;
}

const paved =
  ({ size, shift, joint, spread }: Paving): Tile =>
  (x, y) => {
    const row = Math.floor(y / size);
    const along = (x + (row % 2) * shift) % 16;
    if (y % size === 0 || along % size === 0) return joint;
    return 1 + (noise(Math.floor(along / size), row, 38) - 0.5) * spread;
  };

/** Bricks of 8×4 laid in a weave: two lying, two standing. */
const herringbone: Tile = (x, y) => {
  const lies = ((x >> 3) + (y >> 3)) % 2 === 0;
  const across = lies ? y & 3 : x & 3;
  const along = lies ? x & 7 : y & 7;
  if (across === 0 || along === 0) return 0.945;
  return lies ? 1.012 : 0.985;
};

/** Round stones: dark below, lit above. */
const cobble: Tile = (x, y) => {
  const column = (x + ((y >> 2) % 2) * 3) % 6;
  if (column === 0 || (y & 3) === 0) return 0.93;
  return 1 + (noise(Math.floor(x / 6), y >> 2, 39) - 0.5) * 0.05 + ((y & 3) === 3 ? 0.03 : 0);
};

const gravel: Tile = (x, y) => 1 + (noise(x >> 1, y, 40) - 0.5) * 0.08;

/** Level strata, broken. */
const rock: Tile = (x, y) => {
  if (noise(x >> 2, y, 41) < 0.12) return 0.93;
  return noise(x >> 2, y + 15, 41) < 0.12 ? 1.035 : 1 + (noise(x >> 2, y >> 2, 42) - 0.5) * 0.03;
};

const furrow: Tile = (x, y) => {
  const within = x & 3;
  if (within === 0) return 0.92;
  return (within === 2 ? 1.03 : 1) - (noise(x, y, 43) < 0.06 ? 0.03 : 0);
};

export const GROUND_TILES = {
  grass,
  tuft,
  dirt: specked(0.09, 0.06, 44),
  sand,
  leaf,
  log,
  setts: paved({ size: 4, shift: 2, joint: 0.945, spread: 0.05 }),
  slabs: paved({ size: 8, shift: 4, joint: 0.955, spread: 0.03 }),
  herringbone,
  cobble,
  gravel,
  rock,
  furrow,
} as const satisfies Readonly<Record<string, Tile>>;
