/** The stats of one container: lines → readings → figures. */
import { cpuPercent, rawStatsSchema, type RawStats, type Reading } from './dockerStats.ts';
import type { ContainerStats } from './engine.ts';
import { figuresOf, readingOf } from './readings.ts';

/**
 * Turns the lines of one container's stream, in order, into figures; null when the engine says that it does not run.
 * Throws SyntaxError or ZodError on a line that is no reading.
 */
export function createStatsParser(engineId: string): (line: string) => ContainerStats | null {
  let previous: Reading | undefined;
  return (line) => {
    const raw = rawStatsSchema.parse(JSON.parse(line));
    const current = readingOf(raw);
    if (current === null) return null;
    const figures = figuresOf(current, previous);
    previous = current;
    return { engineId, ...figures, cpuPercent: ownCpu(raw) ?? figures.cpuPercent };
  };
}

/** Against the reading of a second before that the engine sends along, where it does. */
const ownCpu = ({ cpu_stats: current, precpu_stats: before }: RawStats): number | undefined =>
  current && before ? cpuPercent(current, before) : undefined;

/** Throws SyntaxError or ZodError on a text that is no reading; null when the container does not run. */
export const parseReading = (text: string): Reading | null =>
  readingOf(rawStatsSchema.parse(JSON.parse(text)));
