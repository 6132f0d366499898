import type { District, Host } from '../../shared/records.ts';
import type { StatsFields } from '../../shared/statsFrame.ts';
import type { StatsStore } from '../store/statsStore.ts';

export type Figures = Pick<StatsFields, 'cpuPercent' | 'memoryBytes'>;

export interface Whereabouts {
  readonly host: Host | undefined;
  readonly district: District | undefined;
}

/**
 * Of a district that is far only the sum is told: seen from afar each of its buildings shows the mean. Undefined where no sum
 * is known. @param now epoch milliseconds
 */
export function farFigures(
  { host, district }: Whereabouts,
  stats: StatsStore,
  now: number,
): Figures | undefined {
  if (host === undefined || district === undefined) return undefined;
  const sum = stats.sumOf({ host: host.index, parcel: district.parcels[0] ?? -1 }, now);
  if (sum === undefined || sum.containers === 0) return undefined;
  return { cpuPercent: sum.cpuPercent / sum.containers, memoryBytes: sum.memoryBytes / sum.containers };
}
