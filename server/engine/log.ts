/** The log of a container, as the engine's readers hand it on. */
import type { LogPosition } from '../../shared/logs.ts';

/** One line of what a container wrote. */
export interface LogLine {
  readonly stream: 'stdout' | 'stderr';
  /** RFC 3339 in UTC with nanoseconds, always 30 characters; '' where the engine gave none. */
  readonly time: string;
  readonly text: string;
}

export interface LogOptions {
  readonly engineId: string;
  /** How many of the last lines that are already written come first. */
  readonly tail: number | 'all';
  /** What was read before, and is left out now. */
  readonly after: LogPosition;
  /** The lines of one chunk. Must not block. */
  readonly onLines: (lines: readonly LogLine[]) => void;
  readonly signal: AbortSignal;
}

export interface LogStream {
  readonly ended: Promise<LogEnd>;
  /** Whether lines are missing between what was read before and the first of these; known with the first line. */
  isContinued(): boolean;
  /** The engine's file keeps what is not read. */
  pause(): void;
  resume(): void;
}

/** `done`: the container does not run, and all that it wrote was read. */
export interface LogEnd {
  readonly kind: 'done' | 'cut' | 'unreadable';
  readonly reason: string;
}
