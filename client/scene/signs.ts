import { boardNotes } from '../city/boardText.ts';
import { LOOKS } from '../city/looks.ts';
import { GATE_SIGNS } from '../city/props/gate.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { signOf } from '../city/signText.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Box, Point } from '../city/parts.ts';
import type { TownArt } from './art.ts';
import type { Building } from './building.ts';
import type { Geography } from './geography.ts';
import { BOARD } from './materials/text.ts';
import type { Sign } from './signDraws.ts';
import { toWorld } from './view.ts';

const QUARTER = Math.PI / 2;
const HEADER = 'INSPECT';

/** What bears writing that can be read from here. */
interface Readable {
  readonly gates: readonly PropPlacement[];
  readonly readable: readonly Building[];
  readonly close: readonly Building[];
  readonly rooms: readonly Building[];
}

export interface Words {
  readonly art: TownArt;
  readonly geography: Geography;
  readonly pendingOf: (building: Building) => ContainerAction | null;
  readonly meterOf: (building: Building) => readonly string[];
}

export const signsOf = (
  { gates, readable, close, rooms }: Readable,
  { art: { front }, geography, pendingOf, meterOf }: Words,
): readonly Sign[] => [
  ...gates.flatMap((gate) => gateSigns(gate, geography.projectAt(gate))),
  ...readable.map((building) => houseSign(building, front.signFace, pendingOf(building))),
  ...close.map((building) => meterSign(building, front.meterFace, meterOf(building))),
  ...rooms.flatMap(roomSigns),
];

/** The board above a door. @param action what is under way there, or null */
function houseSign(building: Building, face: Box, action: ContainerAction | null): Sign {
  const { name, image, status } = signOf(building.container, action);
  const { front } = building.house;
  const onHouse = { min: plus(face.min, front), max: plus(face.max, front) };
  return { ...faceIn(building, onHouse), board: BOARD.house, lines: [name, image, status] };
}

/** The small board above the lever. @param lines see `SceneOptions.meterOf` */
function meterSign(building: Building, face: Box, lines: readonly string[]): Sign {
  const { front } = building.house;
  const onHouse = { min: plus(face.min, front), max: plus(face.max, front) };
  return { ...faceIn(building, onHouse), board: BOARD.notes, lines };
}

/** The board on the wall of the room: what it is, and its notes. */
function roomSigns(building: Building): readonly Sign[] {
  const { header, notes } = building.house.board;
  const texts = boardNotes(building.container);
  return [
    { ...faceIn(building, header), board: BOARD.gate, lines: [HEADER] },
    ...notes.map((face, i) => ({ ...faceIn(building, face), board: BOARD.pinned, lines: texts[i] ?? [] })),
  ];
}

/** @param face in the building's own blocks */
function faceIn({ at, look, cell }: Building, { min, max }: Box) {
  const middle = { x: (min.x + max.x) / 2, y: (min.y + max.y) / 2, z: max.z };
  return {
    ...toWorld(middle, at),
    angle: at.turns * QUARTER,
    width: max.x - min.x,
    height: max.y - min.y,
    look: LOOKS.indexOf(look),
    cell,
    top: max.y,
  };
}

/** A gate does not rise. */
const STANDS = { look: 0, cell: null, top: 0 };

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });

/** Both boards of a gate. */
function gateSigns({ kind, x, y, z, turns }: PropPlacement, name: string): readonly Sign[] {
  if (kind !== 'gate5' && kind !== 'gate8') return [];
  const board = GATE_SIGNS[kind];
  return [0, 2].map((half) => ({
    ...toWorld({ x: 0, y: board.y, z: board.z }, { x, y, z, turns: turns + half }),
    angle: (turns + half) * QUARTER,
    width: board.width,
    height: board.height,
    board: BOARD.gate,
    lines: [name.toUpperCase()],
    ...STANDS,
  }));
}
