import type { Container } from '../../shared/records.ts';
import { hasFigures, type StatsStore } from '../store/statsStore.ts';
import { formatAge, formatBytes, formatCpu, formatRate } from '../city/format.ts';

export interface FigureTexts {
  readonly cpu: string;
  readonly memory: string;
  readonly network: string;
  /** How old the figures are, where they are older than three of their own periods; else null. */
  readonly note: string | null;
}

/** The newest figures as text; null for a container that has none because it does not run. @param now epoch milliseconds */
export function figureTexts(stats: StatsStore, { slot, state }: Container, now: number): FigureTexts | null {
  if (!hasFigures(state)) return null;
  const age = stats.sampleAgeMs(slot, now);
  const isOld = Number.isFinite(age) && stats.isStale(slot, now);
  return {
    cpu: formatCpu(stats.cpuPercent[slot]),
    memory: formatBytes(stats.memoryBytes[slot]),
    network: `${formatRate(stats.networkIn[slot])} in, ${formatRate(stats.networkOut[slot])} out`,
    note: isOld ? `${formatAge(age)} old` : null,
  };
}
