/** How far a log was read, so that a stream that was cut goes on without losing or doubling a line. */
import type { LogMark, LogPosition } from '../../shared/logs.ts';
import type { LogLine } from './log.ts';
import { sinceText } from './eventStream.ts';
import { timeMs } from './logTime.ts';

/**
 * Times grow within a stream, but the engine copies stdout and stderr side by side: the later line of two may bear the
 * earlier time. What is read twice because of this is left out again.
 */
export const OVERLAP_MS = 1_000;

export const START: LogPosition = { stdout: null, stderr: null };

/** What the engine is asked for as `since`, which is inclusive; null = from the beginning. */
export function sinceOf({ stdout, stderr }: LogPosition): string | null {
  const times = [stdout, stderr].map((mark) => timeMs(mark?.time ?? '')).filter((time) => time !== null);
  return times.length === 0 ? null : sinceText(Math.max(...times) - OVERLAP_MS);
}

export interface PositionTracker {
  /** Lines without a time do not move it. */
  take(line: LogLine): void;
  current(): LogPosition;
}

export function trackPosition(start: LogPosition): PositionTracker {
  const marks = { stdout: copyOf(start.stdout), stderr: copyOf(start.stderr) };
  return {
    take({ stream, time }) {
      if (time === '') return;
      const mark = marks[stream];
      if (mark.time === time) mark.count += 1;
      else marks[stream] = { time, count: 1 };
    },
    current: () => ({ stdout: markOf(marks.stdout), stderr: markOf(marks.stderr) }),
  };
}

const copyOf = (mark: LogMark | null) => ({ time: mark?.time ?? '', count: mark?.count ?? 0 });
const markOf = (mark: LogMark): LogMark | null => (mark.time === '' ? null : { ...mark });

export interface SeenLines {
  /** Whether the line lies after the position; to be asked for every line, in order. */
  isNew(line: LogLine): boolean;
  /** Whether the lines go on where the position ends: the first that came was known already. */
  isContinued(): boolean;
}

export function createSeenLines(position: LogPosition): SeenLines {
  const left = { stdout: position.stdout?.count ?? 0, stderr: position.stderr?.count ?? 0 };
  let isContinued = position.stdout === null && position.stderr === null;
  const isNew = ({ stream, time }: LogLine): boolean => {
    const mark = position[stream];
    if (mark === null || time === '' || time > mark.time) return true;
    if (time < mark.time) return false;
    left[stream] -= 1;
    return left[stream] < 0;
  };
  return {
    isNew(line) {
      const isIt = isNew(line);
      isContinued ||= !isIt;
      return isIt;
    },
    isContinued: () => isContinued,
  };
}
