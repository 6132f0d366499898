import { mix, type Ease } from '../anim/ease.ts';
import { CHANNEL, TEXELS_PER_CELL, type Cells, type Channel } from './cells.ts';

export interface Motion {
  readonly cell: number;
  readonly channel: Channel;
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly durationMs: number;
  readonly ease: Ease;
}

/** Values of cells on their way; the last motion of a channel replaces the one before and begins where that one was. */
export interface Motions {
  readonly begin: (motion: Omit<Motion, 'from'> & { readonly from?: number }) => void;
  /** Ends every motion of the cell and sets the value at once. */
  readonly set: (cell: number, channel: Channel, value: number) => void;
  /** Costs nothing of the other cells: an island of thousands may go at once. */
  readonly forget: (cell: number) => void;
  readonly step: (nowMs: number) => void;
  readonly isMoving: () => boolean;
}

const BYTES_PER_CELL = 4 * TEXELS_PER_CELL;
const BYTES = Object.values(CHANNEL);
/** Of the texels, the byte that it is written to. */
const keyOf = (cell: number, channel: Channel): number => cell * BYTES_PER_CELL + CHANNEL[channel];

export function createMotions(cells: Cells): Motions {
  const active = new Map<number, Motion>();
  const shown = new Map<number, number>();
  const show = (cell: number, channel: Channel, value: number): void => {
    shown.set(keyOf(cell, channel), value);
    cells.setChannel(cell, channel, value);
  };
  return {
    begin: (motion) => {
      const key = keyOf(motion.cell, motion.channel);
      const from = motion.from ?? shown.get(key) ?? 0;
      active.set(key, { ...motion, from });
      show(motion.cell, motion.channel, from);
    },
    set: (cell, channel, value) => {
      active.delete(keyOf(cell, channel));
      show(cell, channel, value);
    },
    forget: (cell) => {
      for (const byte of BYTES) {
        active.delete(cell * BYTES_PER_CELL + byte);
        shown.delete(cell * BYTES_PER_CELL + byte);
      }
    },
    step: (nowMs) => {
      for (const [key, motion] of active) {
        const progress = (nowMs - motion.startMs) / motion.durationMs;
        show(motion.cell, motion.channel, mix(motion.from, motion.to, motion.ease(progress)));
        if (progress >= 1) active.delete(key);
      }
    },
    isMoving: () => active.size > 0,
  };
}
