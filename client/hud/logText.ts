/** Words and texts of the log view. */
import type { LogLine, Skipped } from '../../shared/logs.ts';
import { isSkipped, type LogBlock, type LogRow } from '../store/logBlocks.ts';
import type { LogPhase } from '../store/logStore.ts';
import { plainText } from './ansi.ts';
import { formatCount } from '../city/format.ts';

/** Each keystroke asks for all lines. */
const plain = new WeakMap<LogLine, string>();

export function plainOf(line: LogLine): string {
  const known = plain.get(line) ?? plainText(line.text);
  plain.set(line, known);
  return known;
}

/** Rows that contain the text, in any case; '' finds all. What was left out is shown only among all. */
export function matchingRows(rows: readonly LogRow[], wanted: string): readonly LogRow[] {
  const text = wanted.trim().toLowerCase();
  if (text === '') return rows;
  return rows.filter((row) => !isSkipped(row) && plainOf(row).toLowerCase().includes(text));
}

export const countMatching = (blocks: readonly LogBlock[], wanted: string): number =>
  blocks.reduce((sum, { rows }) => sum + matchingRows(rows, wanted).length, 0);

export function skippedWords({ lines, isCounted }: Skipped): string {
  if (lines === 0) return 'some lines skipped';
  return `${isCounted ? '' : 'more than '}${formatCount(lines, 'line')} skipped`;
}

/** What the log is doing, for people. */
export function phaseWords(phase: LogPhase): string {
  switch (phase.phase) {
    case 'opening':
      return 'Opening…';
    case 'following':
      return 'Following';
    case 'paused':
      return 'Paused';
    case 'ended':
      return 'Ended: the container does not run';
    case 'away':
      return `Interrupted: ${phase.message}`;
    case 'lost':
      return 'Interrupted: the server is away';
    case 'refused':
      return `Not to be read: ${phase.message}`;
  }
}

/** `14:02:48.132` in the visitor's own time. */
export function clockTime(ms: number): string {
  const date = new Date(ms);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** What is shown, for another program. */
export function copyText(blocks: readonly LogBlock[], wanted: string, hasTimes: boolean): string {
  return blocks
    .flatMap(({ rows }) => matchingRows(rows, wanted))
    .map((row) => (isSkipped(row) ? `… ${skippedWords(row)}` : lineText(row, hasTimes)))
    .join('\n');
}

const lineText = (line: LogLine, hasTimes: boolean): string =>
  hasTimes && line.time !== null ? `${new Date(line.time).toISOString()} ${plainOf(line)}` : plainOf(line);
