/** The log of a container on its way to one viewer: pulled by credit, so that it never outruns who reads it. */
import type { ContainerId } from './records.ts';
import type { RefusalCode } from './refusals.ts';

/** Most lines that can be asked for of what is already written, and that can be granted ahead. */
export const LOG_LINES_MAX = 2_000;
/** Of one client at a time. */
export const LOG_STREAMS_MAX = 2;

export type LogStreamName = 'stdout' | 'stderr';

export interface LogLine {
  readonly stream: LogStreamName;
  /** Epoch milliseconds of the engine's clock; null where the engine gave none. */
  readonly time: number | null;
  /** As the container wrote it, control characters and all: only for places that show text as text. */
  readonly text: string;
}

/** The last line that was read of a stream: its time with nanoseconds, and how many lines bear that time. */
export interface LogMark {
  readonly time: string;
  readonly count: number;
}

/** How far a log was read; null = nothing of that stream. */
export type LogPosition = Readonly<Record<LogStreamName, LogMark | null>>;

/** What a viewer opens; `stream` is the viewer's own number for it. */
export type LogWish =
  | {
      readonly kind: 'open';
      readonly stream: number;
      readonly container: ContainerId;
      /** How many of the lines that are already written come first. */
      readonly tail: number;
      /** Continues after what was read before; null begins anew. */
      readonly after: LogPosition | null;
      readonly lines: number;
    }
  | { readonly kind: 'close'; readonly stream: number };

/** `lines` counts from the opening on and only grows, so that a lost grant is made good by the next. */
export interface LogGrant {
  readonly stream: number;
  readonly lines: number;
}

export type LogAnswer =
  { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode; readonly message: string };

export type LogState =
  | { readonly phase: 'following' }
  /** The container does not run, and all that it wrote was read; it goes on when the container is started. */
  | { readonly phase: 'ended' }
  /** The stream was cut; it goes on when the engine answers. */
  | { readonly phase: 'away'; readonly message: string }
  /** The last word: nothing more will come. */
  | { readonly phase: 'refused'; readonly code: RefusalCode; readonly message: string };

/** Lines that were left out because they came faster than anybody reads. */
export interface Skipped {
  readonly lines: number;
  /** False: there were more than these. */
  readonly isCounted: boolean;
}

export interface LogBatch {
  readonly stream: number;
  /** Left out before the lines of this batch; null = none. */
  readonly skipped: Skipped | null;
  readonly lines: readonly LogLine[];
  /** After the last of these lines, for opening again. */
  readonly position: LogPosition | null;
  /** After the last of these lines. */
  readonly state: LogState;
}
