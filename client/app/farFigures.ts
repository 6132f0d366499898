import { districtId, type Container, type RecordMap } from '../../shared/records.ts';
import type { StatsFields } from '../../shared/statsFrame.ts';
import type { StatsStore } from '../store/statsStore.ts';

/**
 * Of a district that is far only the sum is told: seen from afar each of its buildings shows the mean. Undefined where no sum
 * is known. @param now epoch milliseconds
 */
export function farFigures(
  records: RecordMap,
  stats: StatsStore,
  now: number,
): (container: Container) => Pick<StatsFields, 'cpuPercent' | 'memoryBytes'> | undefined {
  return ({ host: hostId, project }) => {
    const host = records.get(hostId);
    const district = records.get(districtId(hostId.slice('host:'.length), project));
    if (host?.type !== 'host' || district?.type !== 'district') return undefined;
    const sum = stats.sumOf({ host: host.index, parcel: district.parcels[0] ?? -1 }, now);
    if (sum === undefined || sum.containers === 0) return undefined;
    return { cpuPercent: sum.cpuPercent / sum.containers, memoryBytes: sum.memoryBytes / sum.containers };
  };
}
