import { boardNotes } from '../city/boardText.ts';
import { LOOKS } from '../city/looks.ts';
import { GATE_SIGNS } from '../city/props/gate.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import { METER_FACE, SIGN_FACE } from '../city/controls.ts';
import { signOf } from '../city/signText.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import type { Box, Point } from '../city/parts.ts';
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
  readonly geography: Geography;
  readonly pendingOf: (building: Building) => ContainerAction | null;
  readonly meterOf: (building: Building) => readonly string[];
}

export const signsOf = (
  { gates, readable, close, rooms }: Readable,
  { geography, pendingOf, meterOf }: Words,
): readonly Sign[] => [
  ...gates.flatMap((gate) => gateSigns(gate, geography.projectAt(gate))),
  ...readable.map((building) => houseSign(building, pendingOf(building))),
  ...close.map((building) => meterSign(building, meterOf(building).join(BREAK))),
  ...rooms.flatMap((building) => roomSigns(building, building.house.board)),
];

/** What was written on something, until other words belong there. What bears it is another object when anything of it changes. */
function writtenOnce<T extends object, W, S>(write: (bearer: T, words: W) => S): (bearer: T, words: W) => S {
  const known = new WeakMap<T, { readonly words: W; readonly written: S }>();
  return (bearer, words) => {
    const last = known.get(bearer);
    if (last?.words === words) return last.written;
    const written = write(bearer, words);
    known.set(bearer, { words, written });
    return written;
  };
}

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

const BREAK = '\n';

/** The small board above the lever; the words are its lines, see `SceneOptions.meterOf`. */
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

/** A gate does not rise. */
const STANDS = { look: 0, cell: null, top: 0 };

const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });

/** Both boards of a gate. A hundred gates can be read from one place: each is written once. */
const gateSigns = writtenOnce(paintGate);

function paintGate({ kind, x, y, z, turns }: PropPlacement, name: string): readonly Sign[] {
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
