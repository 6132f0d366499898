import type { ContainerState } from '../../shared/records.ts';
import type { StatsFrame, StatsSample } from '../../shared/statsFrame.ts';

/** Slots are 16 bits wide in the frames; the highest number means none. */
export const SLOTS = 65_535;
/** Before two samples have told a container's own period. */
const ASSUMED_PERIOD_MS = 5_000;
const SHORTEST_PERIOD_MS = 1_000;
const STALE_PERIODS = 3;
/** A longer interval counts at once, shorter ones by and by: a quiet source must not flicker into stale. */
const PERIOD_DECAY = 0.1;

/** What does not run uses nothing; the last figures of when it did are not its own any more. */
export const hasFigures = (state: ContainerState): boolean => state === 'running' || state === 'paused';

/**
 * The newest figures by slot. NaN = unknown. The arrays are the same ones for ever, so that a frame loop can read them
 * without asking; only `client/net` writes.
 */
export interface StatsStore {
  /** 100 = one core. */
  readonly cpuPercent: Float32Array;
  readonly memoryBytes: Float64Array;
  /** Bytes a second. */
  readonly networkIn: Float32Array;
  readonly networkOut: Float32Array;
  /** Counts frames; unchanged means that nothing new came. */
  readonly version: () => number;
  /** @param now epoch milliseconds of arrival, by the page's clock: the server's clock may differ */
  readonly apply: (frame: StatsFrame, now: number) => void;
  /** The slot belongs to another container from now on. */
  readonly forget: (slot: number) => void;
  /** Since the last sample; Infinity when there was none. */
  readonly sampleAgeMs: (slot: number, now: number) => number;
  readonly periodMs: (slot: number) => number;
  /** Older than three of its own periods, or never known. */
  readonly isStale: (slot: number, now: number) => boolean;
}

export function createStatsStore(): StatsStore {
  const columns = createColumns();
  let version = 0;
  const sampleAgeMs = (slot: number, now: number) => {
    const age = now - at(columns.arrivedAt, slot);
    return Number.isNaN(age) ? Infinity : Math.max(0, age);
  };
  const periodMs = (slot: number) => {
    const known = at(columns.period, slot);
    return Number.isNaN(known) ? ASSUMED_PERIOD_MS : Math.max(SHORTEST_PERIOD_MS, known);
  };
  return {
    cpuPercent: columns.cpuPercent,
    memoryBytes: columns.memoryBytes,
    networkIn: columns.networkIn,
    networkOut: columns.networkOut,
    version: () => version,
    apply: (frame, now) => {
      version += 1;
      for (const sample of frame.samples) put(columns, sample, now);
    },
    forget: (slot) => {
      version += 1;
      for (const column of Object.values(columns)) column[slot] = NaN;
    },
    sampleAgeMs,
    periodMs,
    isStale: (slot, now) => sampleAgeMs(slot, now) > STALE_PERIODS * periodMs(slot),
  };
}

type Columns = ReturnType<typeof createColumns>;

const createColumns = () => ({
  cpuPercent: new Float32Array(SLOTS).fill(NaN),
  memoryBytes: new Float64Array(SLOTS).fill(NaN),
  networkIn: new Float32Array(SLOTS).fill(NaN),
  networkOut: new Float32Array(SLOTS).fill(NaN),
  /** Epoch milliseconds. */
  arrivedAt: new Float64Array(SLOTS).fill(NaN),
  /** Milliseconds between samples. */
  period: new Float64Array(SLOTS).fill(NaN),
});

function put(columns: Columns, sample: StatsSample, now: number): void {
  const { slot } = sample;
  columns.cpuPercent[slot] = sample.cpuPercent ?? NaN;
  columns.memoryBytes[slot] = sample.memoryBytes ?? NaN;
  columns.networkIn[slot] = sample.networkIn ?? NaN;
  columns.networkOut[slot] = sample.networkOut ?? NaN;
  columns.period[slot] = nextPeriod(at(columns.period, slot), now - at(columns.arrivedAt, slot));
  columns.arrivedAt[slot] = now;
}

const at = (column: Float64Array, slot: number): number => column[slot] ?? NaN;

function nextPeriod(period: number, interval: number): number {
  if (Number.isNaN(interval)) return NaN;
  if (Number.isNaN(period) || interval > period) return interval;
  return period + (interval - period) * PERIOD_DECAY;
}
