import { LOG_LINES_MAX } from '../../shared/logs.ts';
import type { LogBatch, LogPosition, LogState, Skipped } from '../../shared/logs.ts';
import type { LogLine, LogStream } from '../engine/log.ts';
import { trackPosition } from '../engine/logPosition.ts';
import type { PositionTracker } from '../engine/logPosition.ts';
import { timeMs } from '../engine/logTime.ts';
import type { Clock } from '../world/clock.ts';
import { createHeldLines } from './heldLines.ts';
import type { HeldLines } from './heldLines.ts';

/** Lines of this long go in one batch. */
export const FLUSH_MS = 50;
/** Of what one grant lets through, however long the lines are. */
export const GRANT_MAX_BYTES = 128 * 1024;
/** A viewer who is behind for longer wants to see what is written now. */
export const BEHIND_MS = 2_000;
/** For so long, and so many lines, what is behind is read and counted; a log that has not come to its end then is left for its tail. */
export const SKIM_MS = 250;
export const SKIM_MAX_LINES = 20_000;
/** Nothing came for so long: that was the end of what is written. */
const DRY_MS = 60;

export const FOLLOWING: LogState = { phase: 'following' };

export interface PaceOptions {
  readonly clock: Clock;
  readonly after: LogPosition;
  readonly send: (batch: Omit<LogBatch, 'stream'>) => void;
  /** The log is written faster than it can be read: to be opened again at its end. */
  readonly onJump: () => void;
}

/** From the engine's stream to one viewer, never faster than the viewer grants. */
export interface LogPace {
  attach(stream: Pick<LogStream, 'pause' | 'resume'> | null): void;
  take(lines: readonly LogLine[]): void;
  /** Between what is held and what comes next lines were not even read, nobody knows how many. */
  miss(): void;
  /** `lines` from the opening on. */
  grant(lines: number): void;
  /** Told after the last line that is held. */
  setState(state: LogState): void;
  close(): void;
}

interface Pace {
  readonly options: PaceOptions;
  readonly held: HeldLines;
  /** After what was sent or left out. */
  readonly passed: PositionTracker;
  stream: Pick<LogStream, 'pause' | 'resume'> | null;
  /** Null until the engine has answered. */
  state: LogState | null;
  told: LogState | null;
  granted: number;
  sent: number;
  bytesLeft: number;
  isMissing: boolean;
  /** What comes next may make what is held old. */
  isJumping: boolean;
  /** Since when more comes than may be sent; null once the stream has flowed for a while and credit was left. */
  behindSince: number | null;
  skim: { lines: number; lastAt: number } | null;
  cancelFlush: (() => void) | null;
}

export function createLogPace(options: PaceOptions): LogPace {
  const passed = trackPosition(options.after);
  const pace: Pace = {
    ...{ options, passed, held: createHeldLines((line) => passed.take(line)) },
    ...{ stream: null, state: null, told: null },
    ...{ granted: 0, sent: 0, bytesLeft: GRANT_MAX_BYTES, isMissing: false, isJumping: false },
    ...{ behindSince: null, skim: null, cancelFlush: null },
  };
  return {
    attach(stream) {
      pace.stream = stream;
      if (isUsedUp(pace) && !pace.isJumping) stream?.pause();
    },
    take: (lines) => take(pace, lines),
    miss() {
      pace.held.drop();
      pace.isMissing = true;
    },
    grant: (lines) => grant(pace, lines),
    setState(state) {
      pace.state = state;
      flushSoon(pace, FLUSH_MS);
    },
    close: () => pace.cancelFlush?.(),
  };
}

const isUsedUp = ({ granted, sent, bytesLeft, held }: Pace): boolean =>
  granted - sent <= held.size() || bytesLeft <= 0;

function take(pace: Pace, lines: readonly LogLine[]) {
  for (const line of lines) pace.held.push(line);
  const { skim, options } = pace;
  if (skim === null) {
    if (isUsedUp(pace)) pace.stream?.pause();
    flushSoon(pace, FLUSH_MS);
    return;
  }
  skim.lines += lines.length;
  skim.lastAt = options.clock.now();
  if (skim.lines >= SKIM_MAX_LINES) flush(pace);
}

function grant(pace: Pace, lines: number) {
  if (lines <= pace.granted) return;
  pace.granted = Math.min(lines, pace.sent + LOG_LINES_MAX);
  pace.bytesLeft = GRANT_MAX_BYTES;
  const now = pace.options.clock.now();
  if (pace.skim !== null) return;
  if (pace.behindSince !== null && now - pace.behindSince > BEHIND_MS) startSkim(pace, now);
  else {
    flush(pace);
    if (pace.behindSince !== null) flushSoon(pace, FLUSH_MS);
  }
}

function startSkim(pace: Pace, now: number) {
  pace.skim = { lines: 0, lastAt: now };
  pace.behindSince = now;
  pace.stream?.resume();
  pace.cancelFlush?.();
  pace.cancelFlush = null;
  flushSoon(pace, SKIM_MS);
}

/** Whether the log has come to its end; else it is opened there, and what is held waits for what comes then. */
function endSkim(pace: Pace, skim: NonNullable<Pace['skim']>): boolean {
  pace.skim = null;
  const isDry = pace.options.clock.now() - skim.lastAt >= DRY_MS;
  if (isDry || pace.stream === null) return true;
  pace.isJumping = true;
  pace.options.onJump();
  flushSoon(pace, SKIM_MS);
  return false;
}

function flushSoon(pace: Pace, delayMs: number) {
  pace.cancelFlush ??= pace.options.clock.after(delayMs, () => {
    flush(pace);
    if (pace.held.size() === 0 && !isUsedUp(pace)) pace.behindSince = null;
  });
}

function flush(pace: Pace) {
  pace.cancelFlush?.();
  pace.cancelFlush = null;
  if (pace.skim !== null && !endSkim(pace, pace.skim)) return;
  pace.isJumping = false;
  const { lines, bytes } = pace.held.take(pace.granted - pace.sent, pace.bytesLeft);
  pace.sent += lines.length;
  pace.bytesLeft -= bytes;
  tell(pace, lines);
  if (pace.held.size() === 0 && !isUsedUp(pace)) pace.stream?.resume();
  else fallBehind(pace);
}

function fallBehind(pace: Pace) {
  pace.behindSince ??= pace.options.clock.now();
  pace.stream?.pause();
}

/** What was left out lies before the lines that are sent: it is always the oldest that goes. */
function tell(pace: Pace, lines: readonly LogLine[]) {
  const state = pace.held.size() > 0 ? FOLLOWING : pace.state;
  const skipped = takeSkipped(pace);
  if (lines.length === 0 && skipped === null && (state === null || state === pace.told)) return;
  pace.told = state;
  for (const line of lines) pace.passed.take(line);
  const wired = lines.map(({ stream, time, text }) => ({ stream, time: timeMs(time), text }));
  pace.options.send({ skipped, lines: wired, position: pace.passed.current(), state: state ?? FOLLOWING });
}

function takeSkipped(pace: Pace): Skipped | null {
  const isCounted = !pace.isMissing;
  const lines = pace.held.takeDropped();
  pace.isMissing = false;
  return lines > 0 || !isCounted ? { lines, isCounted } : null;
}
