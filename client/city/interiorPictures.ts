import { box, onlyFaces, type LooseBox } from './boxes.ts';
import type { MaterialName } from './materials.ts';
import { UNITS_PER_BLOCK, type Face } from './mesh.ts';
import type { Box } from './parts.ts';
import type { Cuboid } from './voxels.ts';

/** Blocks to the south and up the wall, from the lower northern corner of the picture. */
type Patch = readonly [
  material: MaterialName,
  from: readonly [number, number],
  to: readonly [number, number],
];

/** The walls beside one who comes in: to the left, and to the right. */
type SideWall = Extract<Face, 0 | 1>;

const SIZE = { long: 1.5, high: 1, low: 1.4, rim: 0.08 };
/** Out of the wall, in the smallest steps that a mesh knows. */
const FRAME_OUT = 5;

/** A red sail before a low sun. */
const SEASCAPE: readonly Patch[] = [
  ['cloud', [0, 0.42], [SIZE.long, SIZE.high]],
  ['bookBlue', [0, 0], [SIZE.long, 0.42]],
  ['blossomStraw', [0.2, 0.42], [0.44, 0.6]],
  ['hull', [0.62, 0.34], [1.2, 0.46]],
  ['pole', [0.88, 0.46], [0.93, 0.86]],
  ['bandRed', [0.94, 0.5], [1.14, 0.8]],
  ['bandRed', [0.7, 0.5], [0.87, 0.7]],
];

/** An island, and the way to it. */
const CHART: readonly Patch[] = [
  ['canvas', [0, 0], [SIZE.long, SIZE.high]],
  ['sand', [0.7, 0.3], [1.36, 0.86]],
  ['hedge', [0.78, 0.38], [1.22, 0.8]],
  ['hedge', [0.98, 0.34], [1.3, 0.62]],
  ['bandRed', [0.12, 0.14], [0.2, 0.22]],
  ['bandRed', [0.3, 0.22], [0.38, 0.3]],
  ['bandRed', [0.48, 0.34], [0.56, 0.42]],
  ['bandRed', [0.94, 0.54], [1.04, 0.64]],
];

/** What hangs on the walls to the left and to the right. */
export const pictureBoxes = (room: Box): LooseBox[] => [...hang(room, 0, SEASCAPE), ...hang(room, 1, CHART)];

function hang(room: Box, wall: SideWall, patches: readonly Patch[]): LooseBox[] {
  const { long, high, rim } = SIZE;
  const frame = onWall(room, wall, [[-rim, -rim], [long + rim, high + rim], FRAME_OUT]);
  return [
    box(frame, 'oak', onlyFaces(wall, 4)),
    ...patches.map(([material, from, to], i) =>
      box(onWall(room, wall, [from, to, FRAME_OUT + i + 1]), material, onlyFaces(wall)),
    ),
  ];
}

type Hung = readonly [from: readonly [number, number], to: readonly [number, number], out: number];

function onWall({ min, max }: Box, wall: SideWall, [from, to, steps]: Hung): Cuboid {
  const [north, out] = [(min.z + max.z - SIZE.long) / 2, steps / UNITS_PER_BLOCK];
  const [x0, x1] = wall === 0 ? [min.x, min.x + out] : [max.x - out, max.x];
  return [x0, SIZE.low + from[1], north + from[0], x1, SIZE.low + to[1], north + to[0]];
}
