import { readStats } from '../../shared/readStats.ts';
import {
  ALL_FIELDS,
  encodeChanges,
  encodeStats,
  type DistrictSum,
  type HostPeriod,
  type StatsFields,
} from '../../shared/statsFrame.ts';

/** Fields that were not told are missing; those that are unknown are NaN. */
export type ToldSample = { readonly slot: number } & Partial<StatsFields>;

export interface DecodedStats {
  readonly time: number;
  readonly samples: readonly ToldSample[];
  readonly stale: readonly number[];
  readonly sums: readonly DistrictSum[];
  readonly periods: readonly HostPeriod[];
}

/** A frame as objects. Throws RangeError as `readStats` does. */
export function decodeStats(bytes: Uint8Array): DecodedStats {
  const samples: ToldSample[] = [];
  const rest = { stale: [] as number[], sums: [] as DistrictSum[], periods: [] as HostPeriod[] };
  let time = NaN;
  const fields = new Map<number, Partial<Record<keyof StatsFields, number>>>();
  readStats(bytes, {
    time: (at) => (time = at),
    field: (name, slot, value) => fields.set(slot, { ...fields.get(slot), [name]: value }),
    sample: (slot) => {
      samples.push({ slot, ...fields.get(slot) });
      fields.delete(slot);
    },
    stale: (slot) => rest.stale.push(slot),
    sum: (sum) => rest.sums.push(sum),
    period: (period) => rest.periods.push(period),
  });
  return { time, samples, ...rest };
}

export const UNKNOWN: StatsFields = { cpuPercent: NaN, memoryBytes: NaN, networkIn: NaN, networkOut: NaN };

/** A frame that tells all fields of these containers, by rising slot. */
export const frameOf = (
  time: number,
  samples: readonly ({ readonly slot: number } & Partial<StatsFields>)[],
): Uint8Array =>
  encodeStats(time, [
    encodeChanges(samples.map((sample) => ({ ...UNKNOWN, ...sample, fields: ALL_FIELDS }))),
  ]);
