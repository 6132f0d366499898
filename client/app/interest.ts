import { islandX, parcelAt, plotAt } from '../../shared/plots.ts';
import type { Interest } from '../../shared/interest.ts';
import {
  containersOf,
  districtsOf,
  isRunning,
  type Container,
  type District,
  type HostId,
  type RecordMap,
} from '../../shared/records.ts';

/** So many are told one by one; a town of no more is told whole, wherever the visitor stands. */
export const MOST_NEAR = 2_000;
/** Buildings around the visitor that are told with each sample, besides the chosen one. */
export const NEAREST = 24;
/** Beyond, no figure on a building can be read. */
export const READABLE_BLOCKS = 60;
/** As many as the server takes. */
const MOST_PARCELS = 512;

export interface Standpoint {
  readonly x: number;
  readonly z: number;
  readonly chosen: Container | undefined;
  /** The list shows everybody. */
  readonly isListOpen: boolean;
}

/** Of whom a visitor wants figures who stands there. */
export function interestAt(records: RecordMap, standpoint: Standpoint): Interest {
  const running = containersOf(records).filter(isRunning);
  const near =
    running.length <= MOST_NEAR || standpoint.isListOpen ? 'all' : nearDistricts(records, standpoint);
  return { near, focus: focusOf(records, running, standpoint) };
}

interface Ground {
  readonly district: District;
  readonly distance: number;
}

/** Those on one host lie together: hosts are thousands of blocks apart. */
function nearDistricts(records: RecordMap, standpoint: Standpoint): Exclude<Interest['near'], 'all'> {
  const grounds = districtsOf(records)
    .filter(({ parcels }) => parcels.length > 0)
    .map((district): Ground => ({ district, distance: distanceTo(records, district, standpoint) }))
    .sort((a, b) => a.distance - b.distance);
  const byHost = new Map<HostId, number[]>();
  for (const { district } of grounds) {
    const parcels = byHost.get(district.host) ?? [];
    if (parcels.length < MOST_PARCELS)
      byHost.set(district.host, [...parcels, ...district.parcels.slice(0, 1)]);
  }
  const [nearest] = byHost;
  return nearest === undefined ? [] : [{ host: nearest[0], parcels: nearest[1] }];
}

function distanceTo(records: RecordMap, { host, parcels }: District, { x, z }: Standpoint): number {
  const left = islandLeft(records, host);
  return Math.min(
    ...parcels.map((number) => {
      const parcel = parcelAt(number);
      return Math.hypot(left + parcel.x - x, parcel.z - z);
    }),
  );
}

const islandLeft = (records: RecordMap, id: HostId): number => {
  const host = records.get(id);
  return islandX(host?.type === 'host' ? host.index : 0);
};

/** Rising slots, so that the same containers are the same interest. */
function focusOf(records: RecordMap, running: readonly Container[], { x, z, chosen }: Standpoint): number[] {
  const around = running
    .flatMap((container) => {
      if (container.plot === null) return [];
      const plot = plotAt(container.plot);
      const distance = Math.hypot(islandLeft(records, container.host) + plot.x - x, plot.z - z);
      return distance <= READABLE_BLOCKS ? [{ slot: container.slot, distance }] : [];
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
    .map(({ slot }) => slot);
  return [...new Set([...(chosen === undefined ? [] : [chosen.slot]), ...around])].sort((a, b) => a - b);
}
