import { meshBoxes, type LooseBox } from './boxes.ts';
import type { MaterialName } from './materials.ts';
import type { Mesh } from './mesh.ts';
import type { Box, Station } from './parts.ts';
import type { Cuboid } from './voxels.ts';

/**
 * What stands in the room behind a door. Stations lie along the wall across, since that is what one sees on coming in; blocks, in the
 * coordinates of the room.
 */

const RAIL = 1;
const PANEL_DEPTH = 0.06;
const BOARD = { half: 0.86, low: 1.28, high: 2.3, depth: 0.1 };
const LECTERN = { aside: 1.45, ahead: 0.75, half: 0.38, top: 1 };
/** The narrowest room is four wide. */
const SHELF = { aside: 1.5, half: 0.42, depth: 0.42, high: 1.9 };

/** Middle of the wall across, and where it stands. */
const middleOf = ({ min, max }: Box): number => (min.x + max.x) / 2;

/** What is aimed at; a little larger than what is seen. */
export function stationBoxes(room: Box): Readonly<Record<Station, Box>> {
  const [x, z] = [middleOf(room), room.min.z];
  const { aside, ahead, half, top } = LECTERN;
  return {
    board: {
      min: { x: x - BOARD.half - 0.08, y: BOARD.low - 0.08, z },
      max: { x: x + BOARD.half + 0.08, y: BOARD.high + 0.08, z: z + BOARD.depth + 0.04 },
    },
    lectern: {
      min: { x: x - aside - half, y: 0, z: z + ahead - 0.4 },
      max: { x: x - aside + half, y: top + 0.2, z: z + ahead + 0.4 },
    },
  };
}

/** The face of the board that text is drawn on. */
export function boardFace(room: Box): Box {
  const [x, z] = [middleOf(room), room.min.z + BOARD.depth + 0.01];
  return {
    min: { x: x - BOARD.half + 0.06, y: BOARD.low + 0.06, z },
    max: { x: x + BOARD.half - 0.06, y: BOARD.high - 0.06, z },
  };
}

/** What of it a body bumps into. */
export function furniture(room: Box): readonly Cuboid[] {
  const [x, z] = [middleOf(room), room.min.z];
  const desk = x - LECTERN.aside;
  return [
    [desk - 0.3, 0, z + LECTERN.ahead - 0.3, desk + 0.3, LECTERN.top, z + LECTERN.ahead + 0.3],
    [x + SHELF.aside - SHELF.half, 0, z, x + SHELF.aside + SHELF.half, SHELF.high, z + 0.5],
  ];
}

/** All of it in one mesh. */
export const interiorMesh = (room: Box): Mesh =>
  meshBoxes([
    ...panelling(room),
    ...beams(room),
    ...rug(room),
    ...board(room),
    ...lectern(room),
    ...shelf(room),
  ]);

const solid = (cuboid: Cuboid, material: MaterialName, without?: LooseBox['without']): LooseBox =>
  without ? { cuboid, material, without } : { cuboid, material };

/** Boards up to the rail on the three walls that have no door. */
function panelling({ min, max }: Box): LooseBox[] {
  const d = PANEL_DEPTH;
  const back = (y0: number, y1: number, out: number): Cuboid => [min.x, y0, min.z, max.x, y1, min.z + out];
  const left = (y0: number, y1: number, out: number): Cuboid => [min.x, y0, min.z, min.x + out, y1, max.z];
  const right = (y0: number, y1: number, out: number): Cuboid => [max.x - out, y0, min.z, max.x, y1, max.z];
  return [
    solid(back(0, RAIL, d), 'boards', [0, 1, 3, 5]),
    solid(left(0, RAIL, d), 'boards', [1, 3, 4, 5]),
    solid(right(0, RAIL, d), 'boards', [0, 3, 4, 5]),
    solid(back(RAIL, RAIL + 0.1, 1.8 * d), 'pole', [0, 1, 5]),
    solid(left(RAIL, RAIL + 0.1, 1.8 * d), 'pole', [1, 4, 5]),
    solid(right(RAIL, RAIL + 0.1, 1.8 * d), 'pole', [0, 4, 5]),
  ];
}

const BEAM = 0.28;

/** Two across the ceiling. */
const beams = ({ min, max }: Box): LooseBox[] =>
  [0.28, 0.8].map((share) => {
    const z = min.z + (max.z - min.z) * share;
    return solid([min.x, max.y - BEAM, z - BEAM / 2, max.x, max.y, z + BEAM / 2], 'beam', [0, 1, 2]);
  });

/** In the middle of the floor, with a border. */
function rug(room: Box): LooseBox[] {
  const x = middleOf(room);
  const [far, near] = [room.min.z + 1, room.max.z - 0.25];
  return [
    solid([x - 1, 0.03, far, x + 1, 0.05, near], 'bandRed', [0, 1, 3, 5]),
    solid([x - 0.82, 0.05, far + 0.18, x + 0.82, 0.065, near - 0.18], 'canvas', [0, 1, 3, 5]),
    solid([x - 0.68, 0.065, far + 0.32, x + 0.68, 0.08, near - 0.32], 'bandRed', [0, 1, 3, 5]),
  ];
}

function board(room: Box): LooseBox[] {
  const [x, z] = [middleOf(room), room.min.z];
  const { half, low, high, depth } = BOARD;
  return [
    solid([x - half - 0.07, low - 0.07, z, x + half + 0.07, high + 0.07, z + depth - 0.03], 'beam', [5]),
    solid([x - half, low, z + depth - 0.03, x + half, high, z + depth], 'canvas', [5]),
    solid([x - 0.05, high - 0.04, z + depth, x + 0.05, high + 0.05, z + depth + 0.03], 'brass', [5]),
  ];
}

/** A foot, a post, a desk, and a book that lies open on it. */
function lectern(room: Box): LooseBox[] {
  const [x, z] = [middleOf(room) - LECTERN.aside, room.min.z + LECTERN.ahead];
  const { half, top } = LECTERN;
  return [
    solid([x - 0.26, 0, z - 0.26, x + 0.26, 0.1, z + 0.26], 'timber', [3]),
    solid([x - 0.1, 0.1, z - 0.1, x + 0.1, top - 0.1, z + 0.1], 'boards', [2, 3]),
    solid([x - half, top - 0.1, z - 0.28, x + half, top, z + 0.28], 'timber'),
    solid([x - 0.3, top, z - 0.22, x + 0.3, top + 0.03, z + 0.22], 'bandRed', [3]),
    ...[-1, 1].flatMap((side) => page([x + side * 0.14, top + 0.03, z])),
  ];
}

const LINES_ON_PAGE = [-0.12, -0.06, 0, 0.06];

/** Half of the open book, with some lines of writing. */
const page = ([x, y, z]: readonly [number, number, number]): LooseBox[] => [
  solid([x - 0.13, y, z - 0.19, x + 0.13, y + 0.05, z + 0.19], 'trim', [3]),
  ...LINES_ON_PAGE.map((at) =>
    solid([x - 0.1, y + 0.05, z + at, x + 0.1, y + 0.055, z + at + 0.02], 'iron', [0, 1, 3, 4, 5]),
  ),
];

const BOOKS: readonly MaterialName[] = [
  'awningBlue',
  'canvas',
  'bandRed',
  'hedge',
  'blossomStraw',
  'iron',
  'trim',
];

/** Books above, a crate below. */
function shelf(room: Box): LooseBox[] {
  const [x, z] = [middleOf(room) + SHELF.aside, room.min.z];
  const { half, depth, high } = SHELF;
  const plank = (y: number): LooseBox =>
    solid([x - half, y, z, x + half, y + 0.07, z + depth], 'boards', [5]);
  const side = (at: number): LooseBox => solid([at, 0, z, at + 0.07, high, z + depth], 'timber', [3, 5]);
  return [
    side(x - half - 0.07),
    side(x + half),
    solid([x - half, 0, z, x + half, high, z + 0.08], 'plank', [5]),
    ...[0.82, 1.36, high - 0.07].map(plank),
    ...[0.89, 1.43].flatMap((y, row) => books([x - half + 0.05, y, z + 0.08], row)),
    solid([x - 0.3, 0, z + 0.08, x + 0.3, 0.58, z + depth + 0.12], 'crate', [3, 5]),
  ];
}

const BOOK = 0.105;

const books = ([x, y, z]: readonly [number, number, number], row: number): LooseBox[] =>
  BOOKS.map((material, i) => {
    const high = 0.3 + 0.04 * ((i * 5 + row * 3) % 4);
    const from = x + i * BOOK;
    return solid([from, y, z, from + BOOK - 0.015, y + high, z + 0.26], material, [3, 5]);
  });
