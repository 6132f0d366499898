import type { ContainerState } from '../../shared/records.ts';
import { readStats, type StatsSink } from '../../shared/readStats.ts';
import type { DistrictSum } from '../../shared/statsFrame.ts';

/** Slots are 16 bits wide in the frames; the highest number means none. */
export const SLOTS = 65_535;
/** Whoever is told container by container is told whole at least that often, so that silence means: as it was. */
export const KEY_MS = 10_000;
/** A frame comes each second, even if it says nothing: three that fail to come are no chance. */
export const SILENCE_MS = 3_000;

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
  /**
   * Throws RangeError on bytes that are no frame.
   * @param now epoch milliseconds of arrival, by the page's clock: the server's clock may differ
   */
  readonly apply: (frame: Uint8Array, now: number) => void;
  /** The slot belongs to another container from now on, of which a patch tells. */
  readonly forget: (slot: number) => void;
  /** Since the figures were last known to be right; Infinity when they never were. */
  readonly sampleAgeMs: (slot: number, now: number) => number;
  /** Older than three of its own periods, as the server says; or nothing is heard of it, or of anything. */
  readonly isStale: (slot: number, now: number) => boolean;
  /** Of the district with that first parcel, where only the sum is told; undefined when nothing is heard of it. */
  readonly sumOf: (place: Pick<DistrictSum, 'host' | 'parcel'>, now: number) => DistrictSum | undefined;
  /** Between two samples of one container of the host with that index, typically; 0 = not known. */
  readonly periodMs: (host: number) => number;
}

interface State {
  readonly columns: Columns;
  readonly sums: Map<number, { readonly sum: DistrictSum; readonly at: number }>;
  readonly periods: Map<number, number>;
  /** Epoch milliseconds of the last frame's arrival. */
  frameAt: number;
  version: number;
}

export function createStatsStore(): StatsStore {
  const state: State = {
    ...{ columns: createColumns(), sums: new Map(), periods: new Map() },
    ...{ frameAt: -Infinity, version: 0 },
  };
  const { columns, sums, periods } = state;
  const sink = createSink(state);
  return {
    cpuPercent: columns.cpuPercent,
    memoryBytes: columns.memoryBytes,
    networkIn: columns.networkIn,
    networkOut: columns.networkOut,
    version: () => state.version,
    apply: (frame, now) => {
      state.frameAt = now;
      state.version += 1;
      readStats(frame, sink);
    },
    forget: (slot) => {
      for (const column of Object.values(columns)) column[slot] = NaN;
    },
    sampleAgeMs: (slot, now) => ageOf(state, slot, now),
    isStale: (slot, now) => !isCovered(state, slot, now) || now - state.frameAt > SILENCE_MS,
    sumOf: ({ host, parcel }, now) => {
      const told = sums.get(keyOf(host, parcel));
      return told !== undefined && now - told.at <= KEY_MS + SILENCE_MS ? told.sum : undefined;
    },
    periodMs: (host) => periods.get(host) ?? 0,
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
  /** 1 where the server says that it is stale. */
  stale: new Float32Array(SLOTS).fill(NaN),
});

const PARCELS = 65_536;
const keyOf = (host: number, parcel: number): number => host * PARCELS + parcel;

function createSink(state: State): StatsSink {
  const { columns, sums, periods } = state;
  return {
    time: () => undefined,
    field: (name, slot, value) => (columns[name][slot] = value),
    sample: (slot) => {
      columns.arrivedAt[slot] = state.frameAt;
      columns.stale[slot] = 0;
    },
    stale: (slot) => (columns.stale[slot] = 1),
    sum: (sum) => sums.set(keyOf(sum.host, sum.parcel), { sum, at: state.frameAt }),
    period: ({ host, periodMs }) => periods.set(host, periodMs),
  };
}

/** Whether silence about this container means that its figures are as they were. */
function isCovered({ columns }: State, slot: number, now: number): boolean {
  const arrivedAt = columns.arrivedAt[slot] ?? NaN;
  return now - arrivedAt <= KEY_MS + SILENCE_MS && columns.stale[slot] === 0;
}

function ageOf(state: State, slot: number, now: number): number {
  const arrivedAt = state.columns.arrivedAt[slot] ?? NaN;
  if (Number.isNaN(arrivedAt)) return Infinity;
  return Math.max(0, now - (isCovered(state, slot, now) ? Math.max(arrivedAt, state.frameAt) : arrivedAt));
}
