import { meshBoxes } from './boxes.ts';
import {
  BOARD,
  LECTERN,
  SHELF,
  boardBoxes,
  headerBox,
  lecternBoxes,
  middleOf,
  noteBoxes,
  shelfBoxes,
} from './interiorFurniture.ts';
import { pictureBoxes } from './interiorPictures.ts';
import { roomBoxes } from './interiorRoom.ts';
import type { Mesh } from './mesh.ts';
import type { Box, Station } from './parts.ts';
import type { Cuboid } from './voxels.ts';

/** What is aimed at; a little larger than what is seen. */
export function stationBoxes(room: Box): Readonly<Record<Station, Box>> {
  const [x, z] = [middleOf(room), room.min.z];
  const { aside, ahead, half, top } = LECTERN;
  return {
    board: {
      min: { x: x - BOARD.half - 0.08, y: BOARD.low - 0.08, z },
      max: { x: x + BOARD.half + 0.08, y: BOARD.headerTop, z: z + BOARD.depth + 0.06 },
    },
    lectern: {
      min: { x: x - aside - half, y: 0, z: z + ahead - 0.4 },
      max: { x: x - aside + half, y: top + 0.2, z: z + ahead + 0.4 },
    },
  };
}

/** What of the board is written on: what it is called, and the notes pinned to it in the order in which they are read. */
export interface BoardFaces {
  readonly header: Box;
  readonly notes: readonly Box[];
}

export const boardFaces = (room: Box): BoardFaces => ({
  header: frontOf(headerBox(room), 0.03),
  notes: noteBoxes(room).map((note) => frontOf(note, 0.04)),
});

/** The side towards the door, without a border of paper. */
const frontOf = ([x0, y0, , x1, y1, z1]: Cuboid, border: number): Box => ({
  min: { x: x0 + border, y: y0 + border, z: z1 },
  max: { x: x1 - border, y: y1 - border, z: z1 },
});

/** What of it a body bumps into. */
export function furniture(room: Box): readonly Cuboid[] {
  const [x, z] = [middleOf(room), room.min.z];
  const desk = x - LECTERN.aside;
  return [
    [desk - 0.3, 0, z + LECTERN.ahead - 0.3, desk + 0.3, LECTERN.top, z + LECTERN.ahead + 0.3],
    [x + SHELF.aside - SHELF.half, 0, z, x + SHELF.aside + SHELF.half, SHELF.high, z + 0.5],
  ];
}

/** All that is in the room behind a door, in one mesh; blocks, in the coordinates of the room. */
export const interiorMesh = (room: Box): Mesh =>
  meshBoxes([
    ...[...roomBoxes(room), ...pictureBoxes(room)],
    ...[...boardBoxes(room), ...lecternBoxes(room), ...shelfBoxes(room)],
  ]);
