import { containersOf, districtsOf, hostsOf, type Host, type RecordMap } from '../../shared/records.ts';
import { gardenPlots } from '../city/props/gardens.ts';
import type { TownSolid } from '../player/townSolid.ts';
import type { TownScene } from '../scene/townScene.ts';
import { createLandClient, type LandPort } from '../workers/landClient.ts';
import { createGrounds } from './grounds.ts';

export interface LandFeed {
  /** Has the land built anew of every host whose parcels changed, and drops that of hosts that are gone. */
  readonly follow: (records: RecordMap) => void;
  /** Whether some land of some host stands, or there is no host. The first host's comes first, and there one arrives. */
  readonly isBegun: (records: RecordMap) => boolean;
  /** Whether the newest land of every host stands. */
  readonly isComplete: (records: RecordMap) => boolean;
}

export interface LandFeedPorts {
  readonly scene: TownScene;
  readonly solid: TownSolid;
  readonly seed: number;
  /** Where on a host's island somebody arrives: what lies about it comes first. */
  readonly arrivalAt: (records: RecordMap, host: Host) => { readonly x: number; readonly z: number };
  readonly worker: LandPort;
}

/** Land grows in a worker while the buildings stand already; a visitor walks on it as soon as its ground is known. */
export function createLandFeed({ scene, solid, seed, arrivalAt, worker }: LandFeedPorts): LandFeed {
  const wanted = new Map<number, string>();
  const complete = new Map<number, string>();
  const grounds = createGrounds(scene, solid, seed);
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
      const hosts = hostsOf(records);
      for (const index of wanted.keys()) if (!hosts.some((host) => host.index === index)) drop(index);
      for (const host of hosts) {
        const parcels = parcelsOf(records, host);
        grounds.setFree(host.index, gardenPlots(parcels, takenPlots(records, host)));
        if (wanted.get(host.index) === parcels.join()) continue;
        wanted.set(host.index, parcels.join());
        client.build({ host: host.index, parcels, seed, ...arrivalAt(records, host) });
      }
    },
    isBegun: (records) => {
      const hosts = hostsOf(records);
      return hosts.length === 0 || hosts.some(({ index }) => grounds.has(index));
    },
    isComplete: (records) =>
      hostsOf(records).every(({ index }) => wanted.has(index) && complete.get(index) === wanted.get(index)),
  };
}

const parcelsOf = (records: RecordMap, host: Host): number[] =>
  districtsOf(records)
    .filter((district) => district.host === host.id)
    .flatMap(({ parcels }) => parcels)
    .sort((a, b) => a - b);

const takenPlots = (records: RecordMap, host: Host): ReadonlySet<number> =>
  new Set(
    containersOf(records).flatMap(({ host: home, plot }) =>
      home === host.id && plot !== null ? [plot] : [],
    ),
  );
