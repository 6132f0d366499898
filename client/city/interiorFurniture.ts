import { box, onlyFaces, type LooseBox } from './boxes.ts';
import type { MaterialName } from './materials.ts';
import type { Box } from './parts.ts';
import type { Cuboid } from './voxels.ts';

/** What stands along the wall across from the door, since that is what one sees on coming in. */

export const BOARD = { half: 1.1, low: 1.34, high: 2.36, depth: 0.1, headerTop: 2.7 };
export const LECTERN = { aside: 1.4, ahead: 0.75, half: 0.38, top: 1 };
/** The narrowest room is four wide. */
export const SHELF = { aside: 1.5, half: 0.42, depth: 0.42, high: 1.26 };

/** Of the wall across. */
export const middleOf = ({ min, max }: Box): number => (min.x + max.x) / 2;

const HEADER = { half: 0.46, low: 2.43 };

/** The plate over the board. */
export function headerBox(room: Box): Cuboid {
  const [x, z] = [middleOf(room), room.min.z];
  return [x - HEADER.half, HEADER.low, z, x + HEADER.half, BOARD.headerTop, z + BOARD.depth];
}

const GAP = 0.07;

/** Two rows of two, read like a page. */
export function noteBoxes(room: Box): readonly Cuboid[] {
  const [x, z] = [middleOf(room), room.min.z + BOARD.depth];
  const { half, low, high } = BOARD;
  const middle = (low + high) / 2;
  return [
    [middle + GAP / 2, high - GAP],
    [low + GAP, middle - GAP / 2],
  ].flatMap(([y0 = 0, y1 = 0]): Cuboid[] => [
    [x - half + GAP, y0, z, x - GAP / 2, y1, z + 0.03],
    [x + GAP / 2, y0, z, x + half - GAP, y1, z + 0.03],
  ]);
}

/** A frame, cork, and a note of paper for each thing that it tells. */
export function boardBoxes(room: Box): LooseBox[] {
  const [x, z] = [middleOf(room), room.min.z];
  const { half, low, high, depth } = BOARD;
  return [
    box([x - half - 0.07, low - 0.07, z, x + half + 0.07, high + 0.07, z + depth - 0.03], 'oak', [5]),
    box([x - half, low, z, x + half, high, z + depth], 'cork', onlyFaces(4)),
    box(headerBox(room), 'oak', [5]),
    ...noteBoxes(room).flatMap((note) => [box(note, 'trim', onlyFaces(4)), pinOf(note)]),
  ];
}

function pinOf([x0, , , x1, y1, z1]: Cuboid): LooseBox {
  const x = (x0 + x1) / 2;
  return box([x - 0.025, y1 - 0.03, z1, x + 0.025, y1 + 0.02, z1 + 0.03], 'bandRed', onlyFaces(4));
}

/** A foot, a post, a desk, and a book that lies open on it. */
export function lecternBoxes(room: Box): LooseBox[] {
  const [x, z] = [middleOf(room) - LECTERN.aside, room.min.z + LECTERN.ahead];
  const { half, top } = LECTERN;
  return [
    box([x - 0.26, 0, z - 0.26, x + 0.26, 0.1, z + 0.26], 'oak', [3, 5]),
    box([x - 0.1, 0.1, z - 0.1, x + 0.1, top - 0.1, z + 0.1], 'boards', onlyFaces(0, 1, 4)),
    box([x - half, top - 0.1, z - 0.28, x + half, top, z + 0.28], 'plankLight', [3]),
    box([x - 0.3, top, z - 0.22, x + 0.3, top + 0.03, z + 0.22], 'bandRed', [3, 5]),
    ...[-1, 1].flatMap((side) => page([x + side * 0.14, top + 0.03, z])),
  ];
}

const LINES_ON_PAGE = [-0.12, -0.06, 0, 0.06];

/** Half of the open book, with some lines of writing. */
const page = ([x, y, z]: readonly [number, number, number]): LooseBox[] => [
  box([x - 0.13, y, z - 0.19, x + 0.13, y + 0.05, z + 0.19], 'trim', [3, 5]),
  ...LINES_ON_PAGE.map((at) =>
    box([x - 0.1, y + 0.05, z + at, x + 0.1, y + 0.055, z + at + 0.02], 'iron', onlyFaces(2)),
  ),
];

const BOOKS: readonly MaterialName[] = ['bookBlue', 'canvas', 'bandRed', 'hedge', 'blossomStraw', 'plum'];

/** Books in two rows, and a plant on top. */
export function shelfBoxes(room: Box): LooseBox[] {
  const [x, z] = [middleOf(room) + SHELF.aside, room.min.z];
  const { half, depth, high } = SHELF;
  const plank = (y: number): LooseBox =>
    box([x - half, y, z, x + half, y + 0.06, z + depth], 'plankLight', onlyFaces(2, 4));
  const side = (at: number): LooseBox =>
    box([at, 0, z, at + 0.07, high, z + depth], 'oakPost', onlyFaces(0, 1, 4));
  return [
    side(x - half - 0.07),
    side(x + half),
    box([x - half, 0, z, x + half, high, z + 0.08], 'boards', onlyFaces(4)),
    box([x - half - 0.1, high, z, x + half + 0.1, high + 0.06, z + depth + 0.03], 'plankLight', [5]),
    ...[0.1, 0.66].map(plank),
    ...[0.16, 0.72].flatMap((y, row) => books([x - half + 0.04, y, z + 0.08], row)),
    ...plant([x + 0.2, high + 0.06, z + 0.21]),
  ];
}

const BOOK = 0.125;

const books = ([x, y, z]: readonly [number, number, number], row: number): LooseBox[] =>
  BOOKS.map((material, i) => {
    const high = 0.3 + 0.04 * ((i * 5 + row * 3) % 4);
    const from = x + i * BOOK;
    return box([from, y, z, from + BOOK - 0.015, y + high, z + 0.26], material, onlyFaces(0, 1, 2, 4));
  });

const plant = ([x, y, z]: readonly [number, number, number]): LooseBox[] => [
  box([x - 0.1, y, z - 0.1, x + 0.1, y + 0.16, z + 0.1], 'pot', [3, 5]),
  box([x - 0.17, y + 0.16, z - 0.17, x + 0.17, y + 0.4, z + 0.17], 'hedge', [5]),
];
