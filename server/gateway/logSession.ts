import type { LogBatch, LogPosition, LogState } from '../../shared/logs.ts';
import { refusalFrom } from '../actions/refusals.ts';
import type { Refusal } from '../actions/refusals.ts';
import type { EngineReader } from '../engine/engine.ts';
import type { LogEnd, LogLine, LogStream } from '../engine/log.ts';
import { START, trackPosition } from '../engine/logPosition.ts';
import type { PositionTracker } from '../engine/logPosition.ts';
import { pause } from '../world/clock.ts';
import type { Clock } from '../world/clock.ts';
import { HELD_MAX_LINES } from './heldLines.ts';
import { createLogPace, FOLLOWING } from './logPace.ts';
import type { LogPace } from './logPace.ts';

/** A stream that was cut, or ended with its container, is opened again after this, and ever later while nothing comes. */
export const FIRST_REOPEN_MS = 1_000;
const LONGEST_REOPEN_MS = 30_000;
/** Of what was written meanwhile: to read all of a large file again would cost its engine seconds. */
export const REOPEN_TAIL = 10_000;

export interface LogSessionOptions {
  readonly reader: Pick<EngineReader, 'logs'>;
  readonly engineId: string;
  readonly tail: number;
  readonly after: LogPosition | null;
  readonly clock: Clock;
  /** Resolves when the container runs or is gone, or when the signal aborts. */
  readonly whenRunning: (signal: AbortSignal) => Promise<void>;
  readonly send: (batch: Omit<LogBatch, 'stream'>) => void;
}

export interface LogSession {
  grant(lines: number): void;
  close(): void;
  /** Resolves when nothing more will come. */
  readonly ended: Promise<void>;
}

interface Session {
  readonly options: LogSessionOptions;
  readonly signal: AbortSignal;
  readonly pace: LogPace;
  readonly read: PositionTracker;
  jump: AbortController;
  tail: number;
  delayMs: number;
}

/** Follows the log of one container for one viewer, over restarts of the container and absences of its engine. */
export function openLogSession(options: LogSessionOptions): LogSession {
  const after = options.after ?? START;
  const controller = new AbortController();
  const { clock, send } = options;
  const pace = createLogPace({ clock, send, after, onJump: () => session.jump.abort() });
  const session: Session = {
    ...{ options, pace, signal: controller.signal, read: trackPosition(after) },
    ...{ jump: new AbortController(), tail: options.tail, delayMs: FIRST_REOPEN_MS },
  };
  const ended = follow(session);
  return {
    ended,
    grant: (lines) => pace.grant(lines),
    close() {
      controller.abort();
      session.jump.abort();
      pace.close();
    },
  };
}

async function follow(session: Session): Promise<void> {
  while (!isClosed(session)) {
    const end = await readOnce(session);
    if (isClosed(session)) return;
    if (session.jump.signal.aborted) {
      session.tail = HELD_MAX_LINES;
      continue;
    }
    const state = stateAfter(end);
    session.pace.setState(state);
    if (state.phase === 'refused') return;
    await waitAfter(session, state);
  }
}

const isClosed = ({ signal }: Session): boolean => signal.aborted;

/** One stream, to its end. */
async function readOnce(session: Session): Promise<LogEnd | Refusal> {
  const { options, pace, read } = session;
  session.jump = new AbortController();
  const opened: { fresh: LogStream | null } = { fresh: null };
  const onLines = (lines: readonly LogLine[]) => {
    if (opened.fresh?.isContinued() === false) pace.miss();
    opened.fresh = null;
    session.delayMs = FIRST_REOPEN_MS;
    for (const line of lines) read.take(line);
    pace.take(lines);
  };
  try {
    const { signal } = session.jump;
    const asked = { engineId: options.engineId, tail: session.tail, after: read.current() };
    const stream = await options.reader.logs({ ...asked, onLines, signal });
    opened.fresh = stream;
    pace.attach(stream);
    pace.setState(FOLLOWING);
    return await stream.ended;
  } catch (error) {
    return refusalFrom(error);
  } finally {
    pace.attach(null);
  }
}

function stateAfter(end: LogEnd | Refusal): LogState {
  if ('ok' in end) {
    const { code, message } = end;
    return code === 'unreachable' ? { phase: 'away', message } : { phase: 'refused', code, message };
  }
  switch (end.kind) {
    case 'done':
      return { phase: 'ended' };
    case 'cut':
      return { phase: 'away', message: end.reason };
    case 'unreadable':
      return { phase: 'refused', code: 'engine', message: end.reason };
  }
}

/** The world may not know yet that a container has stopped, so that one that seems to run is not asked at once. */
async function waitAfter(session: Session, { phase }: LogState): Promise<void> {
  const { options, signal, read, delayMs } = session;
  await pause(options.clock, delayMs, signal);
  session.delayMs = Math.min(LONGEST_REOPEN_MS, delayMs * 2);
  if (phase === 'ended') await options.whenRunning(signal);
  const { stdout, stderr } = read.current();
  if (stdout !== null || stderr !== null) session.tail = REOPEN_TAIL;
}
