import { measureLogs } from '../logs.ts';
import { atLeast, type Row } from './rows.ts';

const GOAL = { goal: 100, unit: 'MB/s' };

/** How fast a log is taken apart, by the processor's time. */
export function logs(): Promise<readonly Row[]> {
  const { tinyFrames, textFrames, lines, tinyLines } = measureLogs();
  return Promise.resolve([
    atLeast('log taken apart, frames of 2 bytes', { ...GOAL, reached: tinyFrames }),
    atLeast('log taken apart, frames of 120 characters', { ...GOAL, reached: textFrames }),
    atLeast('the same down to lines', { ...GOAL, reached: lines }),
    atLeast('down to lines of one character', { ...GOAL, reached: tinyLines }),
  ]);
}
