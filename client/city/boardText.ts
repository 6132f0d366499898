import type { Container } from '../../shared/records.ts';
import { formatBytes, formatCount } from './format.ts';
import { shorten } from './signText.ts';

/** Letters in a line of a note on the board in a room. */
export const NOTE_COLUMNS = 16;

/** A heading, and at most two lines under it. */
export type Note = readonly string[];

const UNKNOWN = 'unknown';

/** What the sign outside has no space for, a note each; what is not known says so. */
export const boardNotes = (container: Container): readonly [Note, Note, Note, Note] => [
  imageNote(container),
  limitsNote(container),
  lastRunNote(container),
  restartsNote(container),
];

/** The tag stands by itself: it is what one looks for. */
function imageNote({ image }: Container): Note {
  const colon = image.lastIndexOf(':');
  const hasTag = colon > image.lastIndexOf('/');
  const parts = hasTag ? [image.slice(0, colon), image.slice(colon + 1)] : [image];
  return ['image', ...parts.map((part) => shorten(part, NOTE_COLUMNS))];
}

/** Limits and restarts come by one inspection: before it, nobody knows whether there is a limit. */
function limitsNote({ cpuLimit, memoryLimit, restartCount }: Container): Note {
  const none = restartCount === null ? UNKNOWN : 'no limit';
  return [
    'limits',
    `CPU ${cpuLimit === null ? none : formatCount(cpuLimit, 'core')}`,
    `MEM ${memoryLimit === null ? none : formatBytes(memoryLimit)}`,
  ];
}

/** When it started, or how it ended. */
function lastRunNote({ state, startedAt, exitCode, oomKilled }: Container): Note {
  if (state === 'created') return ['created', 'never started'];
  if (state === 'exited' || state === 'dead')
    return [state, `exit code ${exitCode ?? UNKNOWN}`, ...(oomKilled ? ['out of memory'] : [])];
  return ['started', ...(startedAt === null ? [UNKNOWN] : timeLines(startedAt))];
}

/** Day and minute, of the one clock that everybody shares. */
function timeLines(epochSeconds: number): readonly string[] {
  const [day = '', time = ''] = new Date(epochSeconds * 1_000).toISOString().split('T');
  return [day, `${time.slice(0, 5)} UTC`];
}

function restartsNote({ restartCount, stopTimeout }: Container): Note {
  const count = restartCount === 0 ? 'never' : formatCount(restartCount ?? 0, 'time');
  return [
    'restarted',
    restartCount === null ? UNKNOWN : count,
    ...(stopTimeout === undefined ? [] : [stopTimeout < 0 ? 'no time to stop' : `${stopTimeout} s to stop`]),
  ];
}
