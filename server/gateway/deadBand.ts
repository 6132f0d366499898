import { CPU, MEMORY, NETWORK_IN, NETWORK_OUT, type StatsFields } from '../../shared/statsFrame.ts';

/** Points, or a share of what was told, whichever is more. */
export const CPU_POINTS = 0.5;
export const CPU_SHARE = 0.05;
export const MEMORY_SHARE = 0.01;
export const RATE_OCTAVES = 0.5;
/** Bytes a second: below, a packet more or less is many octaves. */
export const QUIET_RATE = 1024;

/** Which figures have moved farther from what was told than anybody would see, as a sum of `CPU` and its like. */
export function fieldsOutside(told: StatsFields, now: StatsFields): number {
  const cpu = isOutside(told.cpuPercent, now.cpuPercent, hasCpuMoved) ? CPU : 0;
  const memory = isOutside(told.memoryBytes, now.memoryBytes, hasMemoryMoved) ? MEMORY : 0;
  const received = isOutside(told.networkIn, now.networkIn, hasRateMoved) ? NETWORK_IN : 0;
  const sent = isOutside(told.networkOut, now.networkOut, hasRateMoved) ? NETWORK_OUT : 0;
  return cpu + memory + received + sent;
}

/** What becomes known or unknown has always moved. */
function isOutside(told: number, now: number, hasMoved: (told: number, now: number) => boolean): boolean {
  if (Number.isNaN(told) || Number.isNaN(now)) return Number.isNaN(told) !== Number.isNaN(now);
  return hasMoved(told, now);
}

const hasCpuMoved = (told: number, now: number): boolean =>
  Math.abs(now - told) > Math.max(CPU_POINTS, CPU_SHARE * told);

const hasMemoryMoved = (told: number, now: number): boolean => Math.abs(now - told) > MEMORY_SHARE * told;

const hasRateMoved = (told: number, now: number): boolean =>
  Math.abs(Math.log2(Math.max(now, QUIET_RATE) / Math.max(told, QUIET_RATE))) > RATE_OCTAVES;
