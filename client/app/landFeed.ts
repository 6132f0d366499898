import { districtsOf, type HostId, type RecordMap } from '../../shared/records.ts';
import { gardenPlots } from '../city/props/gardens.ts';
import { following, hostsIn } from '../store/derived.ts';
import { createLandClient, type LandPort } from '../workers/landClient.ts';
import type { Grounds } from './grounds.ts';
import type { ArrivalAt } from './nearFirst.ts';
import { createTakenPlots } from './takenPlots.ts';

export interface LandFeed {
  /** Has the land built anew of every host whose parcels changed, and drops that of hosts that are gone. */
  readonly follow: (records: RecordMap) => void;
  /** Whether some land of some host stands, or there is no host. The first host's comes first, and there one arrives. */
  readonly isBegun: (records: RecordMap) => boolean;
  /** Whether the newest land of every host stands. */
  readonly isComplete: (records: RecordMap) => boolean;
}

export interface LandFeedPorts {
  readonly grounds: Grounds;
  readonly seed: number;
  /** What lies about it comes first. */
  readonly arrivalAt: ArrivalAt;
  readonly worker: LandPort;
}

/** Land grows in a worker while the buildings stand already; a visitor walks on it as soon as its ground is known. */
export function createLandFeed({ grounds, seed, arrivalAt, worker }: LandFeedPorts): LandFeed {
  const wanted = new Map<number, string>();
  const complete = new Map<number, string>();
  const [parcelsIn, takenIn] = [following('district', parcelsByHost), createTakenPlots()];
  const client = createLandClient(({ host, ground, waters, chunks, props, isComplete }) => {
    if (!wanted.has(host)) return;
    // What stands stays until all that takes its place is there: half an island would leave the other half bare sea.
    if (!isComplete && grounds.has(host)) return;
    grounds.set(host, { ground, waters, chunks, props, isComplete });
    if (isComplete) complete.set(host, wanted.get(host) ?? '');
  }, worker);
  const drop = (index: number) => {
    for (const kept of [wanted, complete]) kept.delete(index);
    grounds.drop(index);
  };
  return {
    follow: (records) => {
      const [hosts, taken] = [hostsIn(records), takenIn(records)];
      for (const index of wanted.keys()) if (!hosts.some((host) => host.index === index)) drop(index);
      for (const host of hosts) {
        const parcels = parcelsIn(records).get(host.id) ?? [];
        grounds.setFree(host.index, gardenPlots(parcels, taken.get(host.id) ?? NO_PLOTS));
        if (wanted.get(host.index) === parcels.join()) continue;
        wanted.set(host.index, parcels.join());
        client.build({ host: host.index, parcels, seed, ...arrivalAt(records, host) });
      }
    },
    isBegun: (records) => {
      const hosts = hostsIn(records);
      return hosts.length === 0 || hosts.some(({ index }) => grounds.has(index));
    },
    isComplete: (records) =>
      hostsIn(records).every(({ index }) => wanted.has(index) && complete.get(index) === wanted.get(index)),
  };
}

const NO_PLOTS: ReadonlySet<number> = new Set();

/** Rising. */
function parcelsByHost(records: RecordMap): ReadonlyMap<HostId, readonly number[]> {
  const byHost = new Map<HostId, number[]>();
  for (const { host, parcels } of districtsOf(records))
    byHost.set(host, [...(byHost.get(host) ?? []), ...parcels]);
  for (const parcels of byHost.values()) parcels.sort((a, b) => a - b);
  return byHost;
}
