import { DISTANCE_UNITS } from './distance.ts';
import { COVER, type Ground } from './ground.ts';
import { lawnHeight } from './levels.ts';
import { relief, smoothNoise } from './relief.ts';
import type { Place, Shore } from './shore.ts';
import { wildCover } from './wildCover.ts';

/** Between plots the land stays level with them; further out it rolls. */
const LEVEL_REACH = 4.5;
const ROLL = { scale: 28, halfSteps: 9, fadeIn: 9 };
const BANK_SWAY_SCALE = 7;
/** Half-steps that land may stand above the sea, and from how many blocks off it on. */
const SHORE_RISE: readonly (readonly [number, number])[] = [
  [0, 1],
  [3, 3],
  [8, 5],
];
const RISE_A_BLOCK = 0.62;
const CLIFF_FROM = 0.35;
const CLIFF_RISE = 5;
const BEACH_FROM = 0.35;
const BEACH_RISE = { foot: 0.7, aBlock: 0.26 };

/** Gives height and cover to the land that nobody built on. */
export function shapeWild(ground: Ground, shore: Shore, seed: number): void {
  for (let row = 0; row < ground.depth; row += 1) {
    const z = ground.minZ + row;
    const levels = [-1, 0, 1].map((sway) => lawnHeight(z, sway));
    const from = row * ground.width;
    for (let cell = from; cell < from + ground.width; cell += 1) {
      if (ground.covers[cell] === COVER.grass) shapeCell({ ground, shore, seed, levels }, cell, z);
    }
  }
}

interface Shaping {
  readonly ground: Ground;
  readonly shore: Shore;
  readonly seed: number;
  /** Half-steps of level land in this row, for each sway of the banks. */
  readonly levels: readonly number[];
}

function shapeCell({ ground, shore, seed, levels }: Shaping, cell: number, z: number): void {
  const x = ground.minX + (cell % ground.width);
  const isFlat = levels[0] === levels[1] && levels[1] === levels[2];
  const level = levels[isFlat ? 0 : swayAt(x, z, seed)] ?? 0;
  const toBuilt = (shore.toBuilt.cells[cell] ?? 0) / DISTANCE_UNITS;
  const toSea = (shore.toSea.cells[cell] ?? 0) / DISTANCE_UNITS;
  if (toBuilt < LEVEL_REACH && toSea > level) {
    ground.heights[cell] = level;
    ground.covers[cell] = COVER.lawn;
    return;
  }
  const place = { x, z, toBuilt, toSea, coast: shore.coastAt(x, z) };
  const height = wildHeight(place, level, seed);
  ground.heights[cell] = height;
  ground.covers[cell] = wildCover(place, height, seed);
}

/** 0 … 2: which of the three lines the edge of a bank follows here. */
const swayAt = (x: number, z: number, seed: number): number =>
  Math.floor(smoothNoise(x / BANK_SWAY_SCALE, z / 40, seed + 5) * 3);

function wildHeight(place: Place, level: number, seed: number): number {
  const { x, z, toBuilt, toSea, coast } = place;
  const swell = (relief(x / ROLL.scale, z / ROLL.scale, seed + 40) - 0.45) * ROLL.halfSteps;
  const rolling = level + swell * Math.min(1, Math.max(0, toBuilt - 3) / ROLL.fadeIn);
  const beach = BEACH_RISE.foot + toSea * BEACH_RISE.aBlock;
  if (coast.beach > BEACH_FROM && beach < rolling) return Math.max(1, Math.round(beach));
  const rise = riseAt(toSea);
  if (coast.cliff > CLIFF_FROM) return cliffHeight(place, Math.max(rolling, 5));
  return rise < 3 ? Math.min(rise, Math.round(rolling)) : Math.max(1, wholeBlocks(Math.min(rolling, rise)));
}

/** Wild land steps by whole blocks, at the half of a block at which lawns lie. */
const wholeBlocks = (halfSteps: number): number => 2 * Math.round((halfSteps - 1) / 2) + 1;

function riseAt(toSea: number): number {
  const rise = SHORE_RISE.findLast(([from]) => toSea >= from)?.[1] ?? 1;
  return Math.max(rise, toSea * RISE_A_BLOCK);
}

/** Rises away from the town and breaks off at the sea, with a ledge at its foot here and there. */
function cliffHeight({ toBuilt, toSea, coast, x, z }: Place, rolling: number): number {
  const away = Math.min(1, Math.max(0, toBuilt - 3) / 8);
  const steep = Math.min(1, (coast.cliff - CLIFF_FROM) / 0.3);
  const crag = Math.floor(smoothNoise(x / 8, z / 8, 77) * 3);
  const top = wholeBlocks(
    rolling + away * steep * (CLIFF_RISE + 2 * crag) - (1 - steep) * Math.max(0, 8 - toSea),
  );
  return toSea < 1.5 + crag / 2 ? Math.max(1, wholeBlocks(top / 2 - crag)) : Math.max(1, top);
}
