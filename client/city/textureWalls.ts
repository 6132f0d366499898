import { noise } from './noise.ts';
import type { Tile } from './textureTile.ts';

/** Light comes from the upper left: a lit row at the top of a course, a darker one below. */
const TOP = 0.025;

/** Tone of one stone, brick or board; `spread` is the difference from darkest to lightest. */
const tone = (column: number, row: number, spread: number): number =>
  1 + (noise(column, row, 11) - 0.5) * spread;

interface Courses {
  readonly width: number;
  readonly height: number;
  readonly spread: number;
  readonly joint: number;
  readonly shift: readonly number[];
}

/** Stones in courses, each course shifted against the next. */
const coursed =
  ({ width, height, spread, joint, shift }: Courses): Tile =>
  (x, y) => {
    const row = Math.floor(y / height);
    const along = (x + (shift[row % shift.length] ?? 0)) % 16;
    if (y % height === 0 || along % width === width - 1) return joint;
    const base = tone(Math.floor(along / width), row, spread);
    return y % height === height - 1 ? base + TOP : base;
  };

/** Roof courses: the lower edge throws a shadow on the course below. */
const shingled =
  (height: number, width: number, edge: number): Tile =>
  (x, y) => {
    const row = Math.floor(y / height);
    const along = (x + (row % 2) * (width / 2)) % 16;
    const within = y % height;
    if (within === 0) return edge;
    if (along % width === width - 1) return 0.945;
    return tone(Math.floor(along / width), row, 0.05) + (within === height - 1 ? 0.045 : 0);
  };

const plain: Tile = (x, y) => (noise(x, y, 1) < 0.05 ? 0.985 : 1);

/** Trowel strokes: short level dashes, few and faint. */
const plaster: Tile = (x, y) => {
  if (noise(x >> 2, y, 2) < 0.07) return 0.975;
  return noise((x + 2) >> 2, y, 3) < 0.06 ? 1.02 : 1;
};

const boards: Tile = (x, y) => {
  const within = x & 3;
  if (within === 3) return 0.9;
  const grain = noise(x, y >> 2, 4) < 0.08 ? 0.025 : 0;
  return tone(x >> 2, 1, 0.06) + (within === 0 ? TOP : 0) - grain;
};

const planks: Tile = (x, y) => {
  const row = y >> 2;
  const within = y & 3;
  if (within === 0) return 0.9;
  if ((x + row * 7) % 16 === 15) return 0.93;
  const grain = noise(x >> 2, y, 5) < 0.1 ? 0.025 : 0;
  return tone(2, row, 0.06) + (within === 3 ? TOP : 0) - grain;
};

const grain = (along: number, across: number): number =>
  1 + (noise(across, 0, 6) - 0.5) * 0.05 - (noise(across, along >> 2, 7) < 0.07 ? 0.03 : 0);

const metal: Tile = (x, y) => {
  if (y === 15) return 1.05;
  if (y === 0) return 0.92;
  return x === 0 || x === 8 ? 0.96 : 1;
};

const thatch: Tile = (x, y) => {
  const within = y & 7;
  if (within === 0) return 0.9;
  return 1 + (noise(x, y >> 3, 8) - 0.5) * 0.08 + (within === 7 ? 0.03 : 0);
};

/** A wall with one window a block, for houses too far away to have real ones. */
const farWindow: Tile = (x, y) => {
  const across = Math.abs(x - 7.5);
  const up = Math.abs(y - 7.5);
  if (across > 4 || up > 6) return 1;
  return across > 3 || up > 5 ? { light: 1, trim: 1 } : { light: 1, glass: 1 };
};

export const WALL_TILES = {
  plain,
  plaster,
  boards,
  planks,
  brick: coursed({ width: 8, height: 4, spread: 0.07, joint: 1.06, shift: [0, 4] }),
  stone: coursed({ width: 8, height: 4, spread: 0.05, joint: 0.94, shift: [0, 5, 2, 7] }),
  ashlar: coursed({ width: 16, height: 8, spread: 0.03, joint: 0.945, shift: [0, 8] }),
  tiles: shingled(4, 4, 0.88),
  slate: shingled(8, 8, 0.89),
  timber: (x, y) => grain(y, x),
  beam: (x, y) => grain(x, y),
  metal,
  thatch,
  farWindow,
} as const satisfies Readonly<Record<string, Tile>>;
