import { GATE_SIGNS } from '../city/props/gate.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Geography } from './geography.ts';
import { BOARD } from './materials/text.ts';
import type { Sign } from './signDraws.ts';
import { createSquares, itemsAbout, type Spot } from './squares.ts';
import { toWorld } from './view.ts';
import { writtenOnce } from './writtenOnce.ts';

const QUARTER = Math.PI / 2;
/** Blocks beyond which the name on a gate is a smear; from above one sees more gates, and looks for a name. */
const RANGE = { least: 180, most: 300 };

/** What is written on a gate, and by which names. */
interface Gate {
  readonly placement: PropPlacement;
  names: object | null;
  boards: readonly Sign[];
}

export interface GateBoards {
  readonly setProps: (props: readonly PropPlacement[]) => void;
  /** Gates whose names can be read from a height there. */
  readonly gatesAbout: (spot: Spot, y: number) => readonly Gate[];
  readonly boardsOf: (gate: Gate) => readonly Sign[];
}

/** The names on all gates. A hundred can be read from one place: they are looked up once, until there are other names. */
export function createGateBoards({ names, projectAt }: Pick<Geography, 'names' | 'projectAt'>): GateBoards {
  const gates = createSquares<Gate>(({ placement }) => placement);
  return {
    setProps: (props) => {
      gates.clear();
      for (const placement of props) if (isGate(placement)) gates.put({ placement, names: null, boards: [] });
    },
    gatesAbout: (spot, y) => itemsAbout(gates, spot, Math.min(RANGE.most, RANGE.least + Math.max(0, y))),
    boardsOf: (gate) => {
      if (gate.names === names()) return gate.boards;
      gate.names = names();
      gate.boards = paintedOnce(gate.placement, projectAt(gate.placement));
      return gate.boards;
    },
  };
}

const isGate = ({ kind }: PropPlacement): boolean => kind === 'gate5' || kind === 'gate8';

/** Land comes in pieces, and with each all gates come anew. */
const paintedOnce = writtenOnce(paintGate);

/** A gate does not rise. */
const STANDS = { look: 0, cell: null, top: 0 };

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
