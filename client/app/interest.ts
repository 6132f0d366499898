import { islandX, parcelAt, plotAt } from '../../shared/plots.ts';
import type { Interest } from '../../shared/interest.ts';
import {
  containersOf,
  districtsOf,
  hostsOf,
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
  const islands = islandsOf(records);
  const isWhole = running.length <= MOST_NEAR || standpoint.isListOpen;
  const near = isWhole ? 'all' : nearDistricts(districtsOf(records), standpoint, islands);
  return { near, focus: focusOf(running, standpoint, islands) };
}

/** Where each host's island lies in the sea. */
type Islands = ReadonlyMap<HostId, number>;

const islandsOf = (records: RecordMap): Islands =>
  new Map(hostsOf(records).map(({ id, index }) => [id, islandX(index)]));

/** Those on one host lie together: hosts are thousands of blocks apart. */
function nearDistricts(
  districts: readonly District[],
  standpoint: Standpoint,
  islands: Islands,
): Exclude<Interest['near'], 'all'> {
  const grounds = districts
    .filter(({ parcels }) => parcels.length > 0)
    .map(({ host, parcels }) => ({
      ...{ host, parcel: parcels[0], away: awayFrom(parcels, standpoint, islands.get(host) ?? 0) },
    }))
    .sort((a, b) => a.away - b.away);
  const host = grounds[0]?.host;
  const parcels = grounds.flatMap((ground) => (ground.host === host ? (ground.parcel ?? []) : []));
  return host === undefined ? [] : [{ host, parcels: parcels.slice(0, MOST_PARCELS) }];
}

/** Of the nearest parcel; squared. */
function awayFrom(parcels: readonly number[], { x, z }: Standpoint, left: number): number {
  let least = Infinity;
  for (const number of parcels) {
    const parcel = parcelAt(number);
    least = Math.min(least, (left + parcel.x - x) ** 2 + (parcel.z - z) ** 2);
  }
  return least;
}

/** Rising slots, so that the same containers are the same interest. */
function focusOf(running: readonly Container[], { x, z, chosen }: Standpoint, islands: Islands): number[] {
  const around: { readonly slot: number; readonly away: number }[] = [];
  for (const { plot: number, host, slot } of running) {
    if (number === null) continue;
    const plot = plotAt(number);
    const away = ((islands.get(host) ?? 0) + plot.x - x) ** 2 + (plot.z - z) ** 2;
    if (away <= READABLE_BLOCKS ** 2) around.push({ slot, away });
  }
  const nearest = around.sort((a, b) => a.away - b.away).slice(0, NEAREST);
  const slots = nearest.map(({ slot }) => slot);
  return [...new Set(chosen === undefined ? slots : [chosen.slot, ...slots])].sort((a, b) => a - b);
}
