import { LOOKS } from '../city/looks.ts';
import { GATE_SIGNS } from '../city/props/gate.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { signOf } from '../city/signText.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Box } from '../city/parts.ts';
import type { Building } from './building.ts';
import { BOARD } from './materials/text.ts';
import type { Sign } from './signDraws.ts';
import { toWorld } from './view.ts';

const QUARTER = Math.PI / 2;

/** The board above a door. @param action what is under way there, or null */
export function houseSign(building: Building, face: Box, action: ContainerAction | null): Sign {
  const { house, at, container, look } = building;
  const middle = toWorld(
    {
      x: house.front.x + (face.min.x + face.max.x) / 2,
      y: house.front.y + (face.min.y + face.max.y) / 2,
      z: house.front.z + face.max.z,
    },
    at,
  );
  const { name, image, status } = signOf(container, action);
  return {
    ...middle,
    angle: at.turns * QUARTER,
    width: face.max.x - face.min.x,
    height: face.max.y - face.min.y,
    board: BOARD.house,
    lines: [name, image, status],
    look: LOOKS.indexOf(look),
  };
}

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
