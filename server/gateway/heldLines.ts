import type { LogLine } from '../engine/log.ts';

/** What waits for a viewer's credit; more than that is left out, the oldest first. */
export const HELD_MAX_LINES = 2_000;
export const HELD_MAX_BYTES = 256 * 1024;
/** A line weighs something even when it is empty. */
const LINE_BYTES = 32;

export interface HeldLines {
  push(line: LogLine): void;
  /** The oldest, at most so many lines and bytes. */
  take(lines: number, bytes: number): { readonly lines: readonly LogLine[]; readonly bytes: number };
  /** All of them at once are left out. */
  drop(): void;
  size(): number;
  /** How many were left out since this was asked for the last time. */
  takeDropped(): number;
}

interface Held {
  readonly onDrop: (line: LogLine) => void;
  lines: (LogLine | undefined)[];
  first: number;
  bytes: number;
  dropped: number;
}

/** `onDrop` gets each line that is left out, in order. */
export function createHeldLines(onDrop: (line: LogLine) => void): HeldLines {
  const held: Held = { onDrop, lines: [], first: 0, bytes: 0, dropped: 0 };
  return {
    size: () => sizeOf(held),
    push(line) {
      held.lines.push(line);
      held.bytes += weightOf(line);
      while (sizeOf(held) > HELD_MAX_LINES || held.bytes > HELD_MAX_BYTES) dropOldest(held);
    },
    take: (lines, bytes) => takeOldest(held, lines, bytes),
    drop() {
      while (sizeOf(held) > 0) dropOldest(held);
    },
    takeDropped() {
      const { dropped } = held;
      held.dropped = 0;
      return dropped;
    },
  };
}

const sizeOf = ({ lines, first }: Held): number => lines.length - first;
const weightOf = ({ text }: LogLine): number => LINE_BYTES + Buffer.byteLength(text);

function shift(held: Held): LogLine | undefined {
  const line = held.lines[held.first];
  if (line === undefined) return undefined;
  held.lines[held.first] = undefined;
  held.first += 1;
  held.bytes -= weightOf(line);
  if (held.first < HELD_MAX_LINES) return line;
  // Once in so many lines, so that each is moved about once.
  held.lines = held.lines.slice(held.first);
  held.first = 0;
  return line;
}

function dropOldest(held: Held) {
  const line = shift(held);
  if (line === undefined) return;
  held.dropped += 1;
  held.onDrop(line);
}

function takeOldest(held: Held, mostLines: number, mostBytes: number) {
  const lines: LogLine[] = [];
  let bytes = 0;
  while (lines.length < mostLines) {
    const next = held.lines[held.first];
    if (next === undefined || bytes + weightOf(next) > mostBytes) break;
    bytes += weightOf(next);
    lines.push(next);
    shift(held);
  }
  return { lines, bytes };
}
