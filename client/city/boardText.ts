import type { Container } from '../../shared/records.ts';
import { formatBytes, formatCount } from './format.ts';
import { shorten } from './signText.ts';

/** Letters in a line of the board in a room. */
export const BOARD_COLUMNS = 21;

/** What the sign outside has no space for: image, limits, and how often it was restarted. */
export const boardLines = (container: Container): readonly string[] => [
  shorten(container.image, BOARD_COLUMNS),
  limitsOf(container),
  restartsOf(container),
];

function limitsOf({ cpuLimit, memoryLimit, restartCount }: Container): string {
  const limits = [
    ...(cpuLimit === null ? [] : [formatCount(cpuLimit, 'core')]),
    ...(memoryLimit === null ? [] : [formatBytes(memoryLimit)]),
  ];
  if (limits.length > 0) return `limit ${limits.join(', ')}`;
  return restartCount === null ? '' : 'no limits';
}

/** Null until it was inspected: then nothing is said. */
function restartsOf({ restartCount }: Container): string {
  if (restartCount === null) return '';
  return restartCount === 0 ? 'never restarted' : `restarted ${formatCount(restartCount, 'time')}`;
}
