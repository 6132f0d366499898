import type { Solid } from '../../../client/player/solid.ts';

/** Half-block cell → a number in 0 … 1 that is always the same. */
export function noise(i: number, k: number): number {
  const mixed = Math.imul(i * 374_761_393 + k * 668_265_263, 1_274_126_177) >>> 0;
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** Level ground at that height, with nothing on it. */
export const plain = (height: number): Solid => ({ groundAt: () => height, isSolid: () => false });

/** Bumps of half a block, walls of three blocks with gaps, and sea beyond 40 blocks. */
export const bumpyField: Solid = {
  groundAt: (x, z) => {
    if (Math.hypot(x, z) > 40) return -2;
    return 1 + Math.floor(noise(Math.floor(x), Math.floor(z)) * 4) / 2;
  },
  isSolid: (x, y, z) => {
    if (y > 6 || Math.hypot(x, z) > 38) return false;
    const isWall = noise(Math.floor(x / 3) + 99, Math.floor(z / 3)) > 0.8;
    return isWall && noise(Math.floor(x), Math.floor(z) + 7) > 0.15;
  },
};
