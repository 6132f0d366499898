import type { Look } from '../city/looks.ts';
import { LOOKS } from '../city/looks.ts';

/**
 * The live state of every building as texels that all shaders read: `TEXELS_PER_CELL` RGBA8 texels a building.
 * 0: CPU, memory, look | flags << 4, 1 when stale — the figures to reach (255 = unknown)
 * 1: CPU, memory — the figures from which the picture moves to those of texel 0 within one tick
 * 2: rise, light, lever (0 down … 255 up), ice
 * 3: shake (128 = at rest), armed, part under the pointer + 1, chained parts as bits
 */
export const TEXELS_PER_CELL = 4;
export const CELLS_PER_ROW = 64;
const BYTES_PER_CELL = TEXELS_PER_CELL * 4;
const FIRST_CAPACITY = 1024;
const UNKNOWN = 255;
const FULL = 250;
const TICK_MS = 1000;

export const FLAG = { pending: 2, away: 4, protected: 8 } as const;

/** Byte of a cell that an animation or a control writes; each takes 0 … 1, shake −1 … 1. */
export const CHANNEL = { rise: 8, light: 9, lever: 10, ice: 11, shake: 12, armed: 13 } as const;
export type Channel = keyof typeof CHANNEL;
/** What `rise` spans: eaves of the tallest blueprint and its mast. At 1 nothing is cut off. */
export const RISE_BLOCKS = 18;
const BYTE = { cpu: 0, memory: 1, look: 2, stale: 3, part: 14, chained: 15 } as const;
/** From a figure to reach to the one from which the picture moves, in bytes. */
const TO_START = 4;

/** Of a cell that was just given out: nothing known, all at rest. */
const FRESH = [UNKNOWN, UNKNOWN, 0, 0, UNKNOWN, UNKNOWN, 0, 0, 255, 0, 0, 0, 128, 0, 0, 0];

export interface Cells {
  /** Grows by doubling; a longer array replaces it then. */
  readonly texels: () => Uint8Array;
  /** Rows of `CELLS_PER_ROW` cells. */
  readonly rows: () => number;
  readonly allocate: () => number;
  readonly release: (cell: number) => void;
  /** From now on the picture moves to the figures that are set until the next tick. */
  readonly beginTick: (nowMs: number) => void;
  /** Those of that slot. */
  readonly setFigures: (cell: number, figures: SlotFigures, slot: number) => void;
  readonly setLook: (cell: number, look: Look, flags: number) => void;
  readonly setChannel: (cell: number, channel: Channel, value: number) => void;
  readonly setMarks: (cell: number, hoveredPart: number, chained: number) => void;
  /** 0 … 1: how far the picture has moved from the previous figures to the last ones. */
  readonly tick: (nowMs: number) => number;
  /** True once after anything was written. */
  readonly takeChanged: () => boolean;
}

/** By slot: shares of what the container may use, NaN where unknown; stale is 1 when older than three of their periods. */
export interface SlotFigures {
  readonly cpu: ArrayLike<number>;
  readonly memory: ArrayLike<number>;
  readonly stale: ArrayLike<number>;
}

export function createCells(): Cells {
  const store = createStore();
  let tickStart = -TICK_MS;
  const tick = (nowMs: number): number => Math.min(1, Math.max(0, (nowMs - tickStart) / TICK_MS));
  const beginTick = (nowMs: number): void => {
    store.rebase(tick(nowMs));
    tickStart = nowMs;
  };
  return {
    ...{ ...store, beginTick, tick },
    rows: () => store.texels().length / BYTES_PER_CELL / CELLS_PER_ROW,
    setFigures: (cell, { cpu, memory, stale }, slot) => {
      store.aim(cell, BYTE.cpu, toByte(cpu[slot] ?? NaN));
      store.aim(cell, BYTE.memory, toByte(memory[slot] ?? NaN));
      store.write(cell, BYTE.stale, stale[slot] ?? 0);
    },
    setLook: (cell, look, flags) => store.write(cell, BYTE.look, LOOKS.indexOf(look) | (flags << 4)),
    setChannel: (cell, channel, value) => store.write(cell, CHANNEL[channel], channelByte(channel, value)),
    setMarks: (cell, hoveredPart, chained) => {
      store.write(cell, BYTE.part, hoveredPart);
      store.write(cell, BYTE.chained, chained);
    },
  };
}

/** Cells are given out and taken back; every write that changes a byte is noticed. */
function createStore() {
  let texels = new Uint8Array(FIRST_CAPACITY * BYTES_PER_CELL);
  const free: number[] = [];
  let used = 0;
  let changed = false;
  const write = (cell: number, byte: number, value: number): void => {
    const at = cell * BYTES_PER_CELL + byte;
    if (texels[at] === value) return;
    texels[at] = value;
    changed = true;
  };
  return {
    write,
    /** A figure to reach; one of which nothing was known is there at once. */
    aim: (cell: number, byte: number, value: number): void => {
      write(cell, byte, value);
      const start = byte + TO_START;
      if (texels[cell * BYTES_PER_CELL + start] === UNKNOWN) write(cell, start, value);
    },
    texels: () => texels,
    allocate: (): number => {
      const cell = free.pop() ?? used++;
      if (used * BYTES_PER_CELL > texels.length) texels = doubled(texels);
      texels.set(FRESH, cell * BYTES_PER_CELL);
      changed = true;
      return cell;
    },
    release: (cell: number): void => {
      free.push(cell);
    },
    rebase: (share: number): void => {
      if (rebase(texels.subarray(0, used * BYTES_PER_CELL), share)) changed = true;
    },
    takeChanged: (): boolean => {
      const was = changed;
      changed = false;
      return was;
    },
  };
}

const toByte = (fraction: number): number =>
  Number.isNaN(fraction) ? UNKNOWN : Math.round(Math.min(1, Math.max(0, fraction)) * FULL);

function channelByte(channel: Channel, value: number): number {
  const unit = channel === 'shake' ? (value + 1) / 2 : value;
  return Math.round(Math.min(1, Math.max(0, unit)) * 255);
}

/** What is shown now becomes the start of the next move, so that a late or early tick never jumps. True where it was not yet. */
function rebase(texels: Uint8Array, share: number): boolean {
  let hasMoved = false;
  for (let at = 0; at < texels.length; at += BYTES_PER_CELL) {
    if (begin(texels, at + BYTE.cpu, share)) hasMoved = true;
    if (begin(texels, at + BYTE.memory, share)) hasMoved = true;
  }
  return hasMoved;
}

/** Whether the start is another now. */
function begin(texels: Uint8Array, goal: number, share: number): boolean {
  const [from, to] = [texels[goal + TO_START] ?? UNKNOWN, texels[goal] ?? UNKNOWN];
  if (from === to) return false;
  const shown = between(from, to, share);
  texels[goal + TO_START] = shown;
  return shown !== from;
}

/** Unknown is no number: the picture jumps from it and to it. Rounded towards the goal: steps too short for a byte would never arrive. */
function between(from: number, to: number, share: number): number {
  if (from === UNKNOWN || to === UNKNOWN) return to;
  const way = (to - from) * share;
  return from + (way > 0 ? Math.ceil(way) : Math.floor(way));
}

function doubled(texels: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(texels.length * 2);
  next.set(texels);
  return next;
}
