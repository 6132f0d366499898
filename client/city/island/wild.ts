import { DISTANCE_UNITS } from './distance.ts';
import { COVER, type Ground } from './ground.ts';
import { lawnHeight } from './levels.ts';
import { relief, smoothNoise } from './relief.ts';
import type { Coast, Shore } from './shore.ts';
import { wildCover } from './wildCover.ts';

/** Between plots the land stays level with them; further out it rolls. */
const LEVEL_REACH = 4.5;
const ROLL = { scale: 26, halfSteps: 5, fadeIn: 8 };
const BANK_SWAY_SCALE = 7;
/** Half-steps that land may stand above the sea, by thirds of a block from the sea; beyond the table it is one a block. */
const SHORE_RISE = [0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 6, 6, 6];
const CLIFF_FROM = 0.4;
const CLIFF_RISE = 4;
const BEACH_FROM = 0.35;

export interface Place {
  readonly x: number;
  readonly z: number;
  /** Blocks. */
  readonly toBuilt: number;
  readonly toSea: number;
  readonly coast: Coast;
}

/** Gives height and cover to the land that nobody built on. */
export function shapeWild(ground: Ground, shore: Shore, seed: number): void {
  for (let row = 0, cell = 0; row < ground.depth; row += 1) {
    const z = ground.minZ + row;
    const levels = [-1, 0, 1].map((sway) => lawnHeight(z, sway));
    for (let column = 0; column < ground.width; column += 1, cell += 1) {
      if (ground.covers[cell] !== COVER.grass) continue;
      const x = ground.minX + column;
      const level = levels[swayAt(x, z, seed)] ?? 0;
      const toBuilt = (shore.toBuilt.cells[cell] ?? 0) / DISTANCE_UNITS;
      const toSea = (shore.toSea.cells[cell] ?? 0) / DISTANCE_UNITS;
      if (toBuilt < LEVEL_REACH && toSea > level) {
        ground.heights[cell] = level;
        ground.covers[cell] = COVER.lawn;
        continue;
      }
      const place = { x, z, toBuilt, toSea, coast: shore.coastAt(x, z) };
      const height = wildHeight(place, level, seed);
      ground.heights[cell] = height;
      ground.covers[cell] = wildCover(place, height, seed);
    }
  }
}

/** 0 … 2: which of the three lines the edge of a bank follows here. */
const swayAt = (x: number, z: number, seed: number): number =>
  Math.floor(smoothNoise(x / BANK_SWAY_SCALE, z / 40, seed + 5) * 3);

function wildHeight(place: Place, level: number, seed: number): number {
  const { x, z, toBuilt, toSea, coast } = place;
  const swell = (relief(x / ROLL.scale, z / ROLL.scale, seed + 40) - 0.45) * ROLL.halfSteps;
  const rolling = level + swell * Math.min(1, Math.max(0, toBuilt - 2) / ROLL.fadeIn);
  if (coast.cliff > CLIFF_FROM) return Math.round(cliffHeight(place, rolling));
  if (coast.beach > BEACH_FROM) return Math.max(1, Math.round(Math.min(rolling, 0.8 + toSea * 0.4)));
  return Math.max(1, Math.round(Math.min(rolling, riseAt(toSea))));
}

const riseAt = (toSea: number): number =>
  SHORE_RISE[Math.round(toSea * DISTANCE_UNITS)] ?? Math.round(toSea * 0.7);

/** Rises away from the town and breaks off at the sea, a ledge lower at the very edge. */
function cliffHeight({ toBuilt, toSea, coast, x, z }: Place, rolling: number): number {
  const away = Math.min(1, Math.max(0, toBuilt - 3) / 6);
  const crag = Math.floor(smoothNoise(x / 9, z / 9, 77) * 4);
  const top = Math.max(rolling, 6) + away * (coast.cliff * CLIFF_RISE + crag);
  return toSea < 2 ? Math.max(3, top - 3 - crag) : top;
}
