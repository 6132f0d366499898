import type { HostPeriod } from '../../shared/statsFrame.ts';
import { hostsOf } from '../../shared/records.ts';
import type { HostId, RecordMap } from '../../shared/records.ts';
import type { Town } from './statsDistricts.ts';
import type { StatsTable } from './statsTable.ts';

/** What an engine really gives. */
export interface StatsRate {
  /** Samples since the start. */
  readonly samples: number;
  /** Half of the containers are sampled at least that often; 0 = not known. */
  readonly periodMs: number;
}

export interface HostRates {
  count(host: HostId): void;
  /** Looks anew at how far apart the samples are. */
  measure(town: Town, table: StatsTable): void;
  of(host: HostId): StatsRate;
  periods(records: RecordMap): readonly HostPeriod[];
  forget(host: HostId): void;
}

export function createHostRates(): HostRates {
  const rates = new Map<HostId, { samples: number; periodMs: number }>();
  const rateOf = (host: HostId) => {
    const rate = rates.get(host) ?? { samples: 0, periodMs: 0 };
    rates.set(host, rate);
    return rate;
  };
  return {
    count: (host) => {
      rateOf(host).samples += 1;
    },
    measure(town, table) {
      const periods = new Map<HostId, number[]>();
      for (const { hostId, slots } of town.districts) {
        const known = periods.get(hostId) ?? [];
        periods.set(hostId, known);
        for (const slot of slots) if (table.periodMs(slot) > 0) known.push(table.periodMs(slot));
      }
      for (const [host, each] of periods) rateOf(host).periodMs = median(each);
    },
    of: rateOf,
    periods: (records) =>
      hostsOf(records).map(({ id, index }) => ({ host: index, periodMs: rates.get(id)?.periodMs ?? 0 })),
    forget: (host) => {
      rates.delete(host);
    },
  };
}

const median = (values: readonly number[]): number =>
  Float64Array.from(values).sort()[values.length >> 1] ?? 0;
