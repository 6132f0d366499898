import { ALL_FIELDS, CPU, MEMORY, NETWORK_IN, NETWORK_OUT } from '../../shared/statsFrame.ts';
import type { StatsChange, StatsFields } from '../../shared/statsFrame.ts';
import type { ContainerId } from '../../shared/records.ts';
import { fieldsOutside } from './deadBand.ts';

/** Before two samples have told a container's own period. */
export const ASSUMED_PERIOD_MS = 5_000;
export const SHORTEST_PERIOD_MS = 1_000;
export const STALE_PERIODS = 3;
/** A longer interval counts at once, shorter ones by and by: a quiet source must not flicker into stale. */
const PERIOD_DECAY = 0.1;

export interface Sample extends StatsFields {
  readonly id: ContainerId;
  readonly slot: number;
  /** When it came, epoch milliseconds. */
  readonly now: number;
}

/** The newest figures of each slot, and those that the clients have been told. */
export interface StatsTable {
  take(sample: Sample): void;
  /** What to tell: all fields for a key frame, else those outside of the dead band; null when there are none. It is told then. */
  tell(slot: number, kind: 'key' | 'news'): StatsChange | null;
  /** All that has been told of it; null when nothing has. */
  told(slot: number): StatsChange | null;
  /** All that is known of it; null when nothing is. */
  newest(slot: number): StatsChange | null;
  /** Whether a sample has come since that time, epoch milliseconds. */
  isNew(slot: number, since: number): boolean;
  /** Older than three of its own periods. */
  isStale(slot: number, now: number): boolean;
  /** 0 = not known. */
  periodMs(slot: number): number;
  clear(): void;
}

interface Entry {
  readonly id: ContainerId;
  newest: StatsFields;
  told: StatsFields | null;
  takenAt: number;
  /** NaN before the second sample. */
  period: number;
}

export function createStatsTable(): StatsTable {
  const entries = new Map<number, Entry>();
  const whole = (slot: number, fields: StatsFields | null | undefined) =>
    fields == null ? null : { slot, fields: ALL_FIELDS, ...fields };
  return {
    take({ id, slot, now, ...newest }) {
      const before = entries.get(slot);
      if (before?.id !== id) {
        entries.set(slot, { id, newest, told: null, takenAt: now, period: NaN });
        return;
      }
      before.newest = newest;
      before.period = nextPeriod(before.period, now - before.takenAt);
      before.takenAt = now;
    },
    tell(slot, kind) {
      const entry = entries.get(slot);
      return entry === undefined ? null : tellEntry(entry, slot, kind);
    },
    told: (slot) => whole(slot, entries.get(slot)?.told),
    newest: (slot) => whole(slot, entries.get(slot)?.newest),
    isNew: (slot, since) => (entries.get(slot)?.takenAt ?? -Infinity) >= since,
    isStale(slot, now) {
      const entry = entries.get(slot);
      return entry !== undefined && now - entry.takenAt > STALE_PERIODS * ownPeriod(entry);
    },
    periodMs: (slot) => entries.get(slot)?.period || 0,
    clear: () => entries.clear(),
  };
}

function tellEntry(entry: Entry, slot: number, kind: 'key' | 'news'): StatsChange | null {
  const { told, newest } = entry;
  const fields = kind === 'key' || told === null ? ALL_FIELDS : fieldsOutside(told, newest);
  if (fields === 0) return null;
  entry.told = told === null || fields === ALL_FIELDS ? newest : mixed({ told, newest }, fields);
  return { slot, fields, ...entry.told };
}

function mixed({ told, newest }: { told: StatsFields; newest: StatsFields }, fields: number): StatsFields {
  const from = (field: number) => ((fields & field) === 0 ? told : newest);
  return {
    cpuPercent: from(CPU).cpuPercent,
    memoryBytes: from(MEMORY).memoryBytes,
    networkIn: from(NETWORK_IN).networkIn,
    networkOut: from(NETWORK_OUT).networkOut,
  };
}

const ownPeriod = ({ period }: Entry): number =>
  Number.isNaN(period) ? ASSUMED_PERIOD_MS : Math.max(SHORTEST_PERIOD_MS, period);

function nextPeriod(period: number, interval: number): number {
  if (Number.isNaN(period) || interval > period) return interval;
  return period + (interval - period) * PERIOD_DECAY;
}
