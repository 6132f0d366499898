/** What the engine writes → readings; and the figures between two readings, wherever they came from. */
import {
  cpuPercent,
  memoryBytes,
  memoryLimitBytes,
  networkTotals,
  rate,
  type NetworkTotals,
  type RawStats,
  type Reading,
} from './dockerStats.ts';
import type { ContainerStats } from './engine.ts';

/** Null when the engine says that the container does not run. */
export function readingOf(raw: RawStats): Reading | null {
  const time = Date.parse(raw.read);
  if (!(time > 0)) return null;
  const memory = raw.memory_stats ?? {};
  return {
    time,
    cpu: raw.cpu_stats ?? undefined,
    memoryBytes: memoryBytes(memory),
    memoryLimit: memoryLimitBytes(memory),
    network: raw.networks ? networkTotals(raw.networks) : undefined,
  };
}

/** Rates are unknown without a previous reading, and where a counter went backwards: then `current` is the new baseline. */
export function figuresOf(current: Reading, previous: Reading | undefined): Omit<ContainerStats, 'engineId'> {
  const elapsedMs = current.time - (previous?.time ?? current.time);
  const perSecond = (direction: keyof NetworkTotals) =>
    current.network && previous?.network
      ? rate(current.network[direction], previous.network[direction], elapsedMs)
      : undefined;
  return {
    time: current.time,
    cpuPercent: current.cpu && previous?.cpu ? cpuPercent(current.cpu, previous.cpu) : undefined,
    memoryBytes: current.memoryBytes,
    memoryLimit: current.memoryLimit,
    networkIn: perSecond('received'),
    networkOut: perSecond('sent'),
  };
}
