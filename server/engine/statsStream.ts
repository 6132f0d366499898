/** The stats stream of one container: lines → figures. */
import type { ContainerStats } from './engine.ts';
import {
  cpuPercent,
  memoryBytes,
  memoryLimitBytes,
  networkTotals,
  rate,
  rawStatsSchema,
  type CpuReading,
  type NetworkTotals,
  type RawStats,
} from './dockerStats.ts';

/** What the next figures are counted from. */
interface Baseline {
  readonly time: number;
  readonly cpu: CpuReading | undefined;
  readonly network: NetworkTotals | undefined;
}

/**
 * Turns the lines of one container's stream, in order, into figures; null when the engine says that it does not run.
 * Throws SyntaxError or ZodError on a line that is no reading.
 */
export function createStatsParser(engineId: string): (line: string) => ContainerStats | null {
  let previous: Baseline | undefined;
  return (line) => {
    const raw = rawStatsSchema.parse(JSON.parse(line));
    const time = Date.parse(raw.read);
    if (!(time > 0)) return null;
    const network = raw.networks ? networkTotals(raw.networks) : undefined;
    const current = { time, cpu: raw.cpu_stats ?? undefined, network };
    const stats = { engineId, time, ...figuresOf(raw, current, previous) };
    previous = current;
    return stats;
  };
}

function figuresOf(raw: RawStats, current: Baseline, previous: Baseline | undefined) {
  const memory = raw.memory_stats ?? {};
  const elapsedMs = current.time - (previous?.time ?? current.time);
  const perSecond = (direction: keyof NetworkTotals) =>
    current.network && previous?.network
      ? rate(current.network[direction], previous.network[direction], elapsedMs)
      : undefined;
  const before = raw.precpu_stats ?? previous?.cpu;
  return {
    cpuPercent: current.cpu && before ? cpuPercent(current.cpu, before) : undefined,
    memoryBytes: memoryBytes(memory),
    memoryLimit: memoryLimitBytes(memory),
    networkIn: perSecond('received'),
    networkOut: perSecond('sent'),
  };
}
