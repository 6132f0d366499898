import type { Container } from '../../shared/records.ts';
import { formatRate, UNKNOWN } from '../city/format.ts';
import { figureTexts } from '../hud/figureTexts.ts';
import type { StatsStore } from '../store/statsStore.ts';

const NOT_MEASURED = ['CPU', 'MEM', 'NET'].map((figure) => `${figure} not measured`);

/**
 * The exact figures on a building's meter sign, and their age instead of the network's where they are stale; of what does not run
 * nothing is measured. @param now epoch milliseconds
 */
export function meterLines(stats: StatsStore, container: Container, now: number): readonly string[] {
  const texts = figureTexts(stats, container, now);
  if (texts === null) return NOT_MEASURED;
  const { slot } = container;
  const network = formatRate((stats.networkIn[slot] ?? NaN) + (stats.networkOut[slot] ?? NaN));
  return [
    `CPU ${written(texts.cpu)}`,
    `MEM ${written(texts.memory)}`,
    texts.note ?? `NET ${written(network)}`,
  ];
}

/** The town's letters have no dash of that length. */
const written = (text: string): string => (text === UNKNOWN ? 'unknown' : text);
