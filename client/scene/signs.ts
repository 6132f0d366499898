import { boardLines } from '../city/boardText.ts';
import { LOOKS } from '../city/looks.ts';
import { GATE_SIGNS } from '../city/props/gate.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { signOf } from '../city/signText.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Box, Point } from '../city/parts.ts';
import type { Building } from './building.ts';
import { BOARD } from './materials/text.ts';
import type { Sign } from './signDraws.ts';
import { toWorld } from './view.ts';

const QUARTER = Math.PI / 2;

/** The board above a door. @param action what is under way there, or null */
export function houseSign(building: Building, face: Box, action: ContainerAction | null): Sign {
  const { name, image, status } = signOf(building.container, action);
  const { front } = building.house;
  const onHouse = { min: plus(face.min, front), max: plus(face.max, front) };
  return { ...faceIn(building, onHouse), board: BOARD.house, lines: [name, image, status] };
}

/** The board on the wall of the room. */
export const roomSign = (building: Building): Sign => ({
  ...faceIn(building, building.house.boardFace),
  board: BOARD.notes,
  lines: boardLines(building.container),
});

/** @param face in the building's own blocks */
function faceIn({ at, look }: Building, { min, max }: Box) {
  const middle = { x: (min.x + max.x) / 2, y: (min.y + max.y) / 2, z: max.z };
  return {
    ...toWorld(middle, at),
    angle: at.turns * QUARTER,
    width: max.x - min.x,
    height: max.y - min.y,
    look: LOOKS.indexOf(look),
  };
}

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });

/** Both boards of a gate. */
export function gateSigns({ kind, x, y, z, turns }: PropPlacement, name: string): readonly Sign[] {
  if (kind !== 'gate5' && kind !== 'gate8') return [];
  const board = GATE_SIGNS[kind];
  return [0, 2].map((half) => ({
    ...toWorld({ x: 0, y: board.y, z: board.z }, { x, y, z, turns: turns + half }),
    angle: (turns + half) * QUARTER,
    width: board.width,
    height: board.height,
    board: BOARD.gate,
    lines: [name.toUpperCase()],
    look: 0,
  }));
}
