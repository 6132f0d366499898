import { noise } from './noise.ts';
import type { Tile } from './textureTile.ts';

/** Panes of half a block, so that the bars fit windows on every half-block; two tones divide each pane. */
const window: Tile = (x, y) => {
  if (x % 8 === 0 || y % 8 === 0) return { light: 1, trim: 1 };
  return { light: (x + y) % 16 < 5 ? 1.1 : 1, glass: 1 };
};

const door: Tile = (x, y) => {
  if ((x & 3) === 3) return 0.9;
  return y === 4 || y === 11 ? 0.93 : 1 + ((x & 3) === 0 ? 0.03 : 0);
};

/** Louvres in a frame. */
const shutter: Tile = (x, y) => {
  if (x % 8 === 0 || x % 8 === 7) return 1.04;
  const slat = y % 3;
  if (slat === 0) return 0.88;
  return slat === 2 ? 1.05 : 0.97;
};

const stripe: Tile = (x) => ({ light: 1, trim: x >> 3 });

const crate: Tile = (x, y) => {
  const rim = Math.max(Math.abs(x - 7.5), Math.abs(y - 7.5));
  if (rim > 6) return x === 0 || y === 15 ? 1.06 : 1.02;
  if (Math.abs(x - y) < 2) return 1.02;
  return (y & 3) === 1 ? 0.9 : 0.94;
};

const barrel: Tile = (x, y) => {
  if (y === 3 || y === 4 || y === 11 || y === 12) return 0.62;
  return (x & 3) === 3 ? 0.9 : 1 + ((x & 3) === 0 ? 0.03 : 0);
};

/** Yellow and almost black, the one loud tile: it says "careful". */
const hazard: Tile = (x, y) => ((x + y) % 8 < 4 ? 1 : 0.18);

const ice: Tile = (x, y) => {
  if (x + y === 9 || x + y === 10 || x + y === 22) return 1.07;
  return x === 0 || y === 15 ? 1.04 : 1;
};

const net: Tile = (x, y) => ((x + y) % 4 === 0 || (x - y + 16) % 4 === 0 ? 1.1 : 0.92);

const cloth: Tile = (x, y) => ((x + (y >> 3)) % 8 === 7 ? 0.95 : noise(x, y >> 2, 21) < 0.05 ? 0.98 : 1);

const char: Tile = (x, y) => 1 + (noise(x >> 1, y >> 1, 22) - 0.5) * 0.12;

export const FITTING_TILES = {
  window,
  door,
  shutter,
  stripe,
  crate,
  barrel,
  hazard,
  ice,
  net,
  cloth,
  char,
} as const satisfies Readonly<Record<string, Tile>>;
