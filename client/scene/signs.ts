import { boardNotes } from '../city/boardText.ts';
import { LOOKS } from '../city/looks.ts';
import { METER_FACE, SIGN_FACE } from '../city/controls.ts';
import { signOf } from '../city/signText.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Box, Point } from '../city/parts.ts';
import type { Building } from './building.ts';
import { BOARD } from './materials/text.ts';
import type { Sign } from './signDraws.ts';
import { toWorld } from './view.ts';
import { writtenOnce } from './writtenOnce.ts';

const QUARTER = Math.PI / 2;
const HEADER = 'INSPECT';

/** What bears writing that can be read from here. */
interface Readable {
  readonly readable: readonly Building[];
  readonly close: readonly Building[];
  readonly rooms: readonly Building[];
}

export interface Words {
  readonly pendingOf: (building: Building) => ContainerAction | null;
  /** The lines of its meter as one text; see `SceneOptions.meterOf`. */
  readonly meterOf: (building: Building) => string;
}

export const BREAK = '\n';

export const signsOf = (
  { readable, close, rooms }: Readable,
  { pendingOf, meterOf }: Words,
): readonly Sign[] => [
  ...readable.map((building) => houseSign(building, pendingOf(building))),
  ...close.map((building) => meterSign(building, meterOf(building))),
  ...rooms.flatMap((building) => roomSigns(building, building.house.board)),
];

/** The board above a door; the words are what is under way there, or null. */
const houseSign = writtenOnce((building: Building, action: ContainerAction | null): Sign => {
  const { name, image, status } = signOf(building.container, action);
  return {
    ...faceIn(building, onHouse(building, SIGN_FACE)),
    board: BOARD.house,
    lines: [name, image, status],
  };
});

const onHouse = ({ house: { front } }: Building, { min, max }: Box): Box => ({
  min: plus(min, front),
  max: plus(max, front),
});

/** The small board above the lever; the words are its lines. */
const meterSign = writtenOnce((building: Building, text: string): Sign => {
  const face = faceIn(building, onHouse(building, METER_FACE));
  return { ...face, board: BOARD.notes, lines: text.split(BREAK) };
});

/** The board on the wall of the room: what it is, and its notes. */
const roomSigns = writtenOnce(
  (building: Building, { header, notes }: Building['house']['board']): readonly Sign[] => {
    const texts = boardNotes(building.container);
    return [
      { ...faceIn(building, header), board: BOARD.gate, lines: [HEADER] },
      ...notes.map((face, i) => ({ ...faceIn(building, face), board: BOARD.pinned, lines: texts[i] ?? [] })),
    ];
  },
);

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

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });
