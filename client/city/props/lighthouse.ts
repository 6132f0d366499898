import type { Mesh } from '../mesh.ts';
import { createCoarse, type CoarseVolume } from './coarse.ts';

/** Blocks of the mesh, before `LIGHTHOUSE_SCALE`. */
const HEIGHT = 61;
const LANTERN = 52;

/**
 * Placed at this scale its lantern stands above the first gate for somebody who arrives at the quay: the square is 180 blocks from
 * there, and the gate's roof hides what is below 16°.
 */
export const LIGHTHOUSE_SCALE = 1.25;
/** Middle of the lantern above the square. */
export const LANTERN_ROOM_HEIGHT = LANTERN * LIGHTHOUSE_SCALE;
/** Top of its roof above the square. */
export const LIGHTHOUSE_HEIGHT = HEIGHT * LIGHTHOUSE_SCALE;

const BANDS = { from: 5, height: 7, count: 6 };
const FOOT_RADIUS = 5.6;
const TAPER = 0.44;
const SIZE = 20;

export function meshLighthouse(): Mesh {
  const tower = createCoarse([SIZE, HEIGHT, SIZE]);
  tower.drum({ radius: 8, from: 0, to: 1 }, 'stone');
  tower.drum({ radius: 7, from: 1, to: 2 }, 'stoneLight');
  tower.drum({ radius: 6.4, from: 2, to: 5 }, 'stone');
  for (let band = 0; band < BANDS.count; band += 1) raiseBand(tower, band);
  raiseDoor(tower);
  raiseLantern(tower);
  return tower.mesh();
}

/** White and red by turns; every band is a little narrower than the one below and has its windows. */
function raiseBand(tower: CoarseVolume, band: number): void {
  const radius = FOOT_RADIUS - band * TAPER;
  const from = BANDS.from + band * BANDS.height;
  tower.drum({ radius, from, to: from + BANDS.height }, band % 2 === 0 ? 'cream' : 'bandRed');
  const edge = Math.floor(radius);
  const window = from + 3;
  if (band % 2 === 0) {
    tower.fill([-1, window, edge - 1, 1, window + 2, edge], 'glassDark');
    tower.fill([-1, window, edge, 1, window + 2, edge + 1], null);
    tower.fill([-edge, window, -1, 1 - edge, window + 2, 1], 'glassDark');
    tower.fill([-edge - 1, window, -1, -edge, window + 2, 1], null);
  }
}

function raiseDoor(tower: CoarseVolume): void {
  tower.fill([-2, 0, 6, 2, 5, 8], 'stoneLight');
  tower.fill([-1, 1, 7, 1, 4, 8], 'boards');
  tower.fill([-2, 0, 8, 2, 1, 9], 'stone');
}

function raiseLantern(tower: CoarseVolume): void {
  const gallery = BANDS.from + BANDS.count * BANDS.height;
  tower.drum({ radius: 4.4, from: gallery, to: gallery + 1 }, 'stoneLight');
  tower.drum({ radius: 5.5, from: gallery + 1, to: gallery + 2 }, 'dark');
  tower.drum({ radius: 5.5, inner: 4.6, from: gallery + 3, to: gallery + 4 }, 'dark');
  for (const [x, z] of POSTS) tower.fill([x, gallery + 2, z, x + 1, gallery + 3, z + 1], 'dark');
  const room = gallery + 2;
  tower.drum({ radius: 2.9, from: room, to: room + 1 }, 'stoneLight');
  tower.drum({ radius: 2.6, from: room + 1, to: room + 6 }, 'lamp');
  for (const [x, z] of MULLIONS) tower.fill([x, room + 1, z, x + 1, room + 6, z + 1], 'dark');
  tower.drum({ radius: 3.7, from: room + 6, to: room + 7 }, 'roofDark');
  for (let step = 0; step < 3; step += 1)
    tower.drum({ radius: 3.1 - step, from: room + 7 + step, to: room + 8 + step }, 'roofDark');
  tower.fill([-1, room + 10, -1, 1, room + 12, 1], 'dark');
}

const POSTS = [
  [4, -1],
  [4, 1],
  [-5, -1],
  [-5, 1],
  [-1, 4],
  [1, 4],
  [-1, -5],
  [1, -5],
  [3, 3],
  [-4, 3],
  [3, -4],
  [-4, -4],
] as const;

const MULLIONS = [
  [2, 1],
  [2, -2],
  [-3, 1],
  [-3, -2],
  [1, 2],
  [-2, 2],
  [1, -3],
  [-2, -3],
] as const;
