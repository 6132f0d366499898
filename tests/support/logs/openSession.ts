import { openLogSession, type LogSession } from '../../../server/gateway/logSession.ts';
import type { LogBatch } from '../../../shared/logs.ts';
import { manualClock } from '../../server/world/support/manualClock.ts';
import { scriptedLog, settled } from './scriptedLog.ts';

export type Batch = Omit<LogBatch, 'stream'>;
const sessions: LogSession[] = [];

export const closeSessions = (): void => sessions.splice(0).forEach((each) => each.close());

/** A session over a scripted log, on a clock that stands still. */
export const openSession = async (lines: number, tail = 100, after: LogBatch['position'] = null) => {
  const clock = manualClock();
  const log = scriptedLog();
  const batches: Batch[] = [];
  let run: () => void = () => undefined;
  const own = openLogSession({
    ...{ reader: log.reader, engineId: 'x', tail, after, clock },
    whenRunning: () => new Promise((resolve) => (run = resolve)),
    send: (batch) => batches.push(batch),
  });
  sessions.push(own);
  own.grant(lines);
  await settled();
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await settled();
  };
  return {
    ...{ clock, log, batches, session: own, pass, startAgain: () => run() },
    texts: () => batches.flatMap((each) => each.lines.map(({ text }) => text)),
    skipped: () => batches.flatMap(({ skipped }) => (skipped === null ? [] : [skipped])),
    phases: () => batches.map(({ state }) => state.phase),
  };
};

export const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => String(from + i));
