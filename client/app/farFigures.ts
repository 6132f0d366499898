import { districtId, type Container, type HostId, type RecordMap } from '../../shared/records.ts';
import type { StatsFields } from '../../shared/statsFrame.ts';
import type { StatsStore } from '../store/statsStore.ts';

export type Figures = Pick<StatsFields, 'cpuPercent' | 'memoryBytes'>;

/**
 * Of a district that is far only the sum is told: seen from afar each of its buildings shows the mean. Undefined where no sum
 * is known. @param now epoch milliseconds
 */
export function farFigures(
  records: RecordMap,
  stats: StatsStore,
  now: number,
): (container: Container) => Figures | undefined {
  const known = new Map<HostId, Map<string, Figures | undefined>>();
  const onHost = (host: HostId) => {
    const means = known.get(host) ?? new Map<string, Figures | undefined>();
    known.set(host, means);
    return means;
  };
  return ({ host, project }) => {
    const means = onHost(host);
    if (!means.has(project)) means.set(project, meanOf(host, project));
    return means.get(project);
  };

  function meanOf(hostId: HostId, project: string): Figures | undefined {
    const host = records.get(hostId);
    const district = records.get(districtId(hostId.slice('host:'.length), project));
    if (host?.type !== 'host' || district?.type !== 'district') return undefined;
    const sum = stats.sumOf({ host: host.index, parcel: district.parcels[0] ?? -1 }, now);
    if (sum === undefined || sum.containers === 0) return undefined;
    return { cpuPercent: sum.cpuPercent / sum.containers, memoryBytes: sum.memoryBytes / sum.containers };
  }
}
