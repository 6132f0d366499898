import { islandX, ISLAND_PITCH } from '../../shared/plots.ts';
import { districtsOf, hostsOf, type Host, type RecordMap } from '../../shared/records.ts';
import { islandOf, type Island } from '../city/island/island.ts';
import { COURT_NORTH } from '../city/island/town.ts';
import { propObstacles } from '../player/obstacles.ts';
import type { Obstacle, TownSolid } from '../player/townSolid.ts';
import type { TownScene } from '../scene/townScene.ts';
import { createLandClient } from '../workers/landClient.ts';

export interface LandFeed {
  /** Has the land built anew of every host whose parcels changed, and drops that of hosts that are gone. */
  readonly follow: (records: RecordMap) => void;
  /** Whether some land of some host stands, or there is no host. The first host's comes first, and there one arrives. */
  readonly isBegun: (records: RecordMap) => boolean;
  /** Whether the newest land of every host stands. */
  readonly isComplete: (records: RecordMap) => boolean;
}

const SEA_BED = -2;

/** Land grows in a worker while the buildings stand already; a visitor walks on it as soon as its ground is known. */
export function createLandFeed(scene: TownScene, solid: TownSolid, seed: number): LandFeed {
  const wanted = new Map<number, string>();
  const complete = new Map<number, string>();
  const islands = new Map<number, Island>();
  const things = new Map<number, readonly Obstacle[]>();
  solid.setGround((x, z) => {
    const index = Math.round(x / ISLAND_PITCH);
    return islands.get(index)?.groundAt(x - islandX(index), z) ?? SEA_BED;
  });
  const client = createLandClient(({ host, ground, waters, chunks, props, isComplete }) => {
    if (!wanted.has(host)) return;
    // What stands stays until all that takes its place is there: half an island would leave the other half bare sea.
    if (!isComplete && islands.has(host)) return;
    islands.set(host, islandOf(ground));
    things.set(host, [...propObstacles(props, islandX(host))]);
    solid.setProps([...things.values()].flat());
    scene.setLand(host, { ground, waters, chunks, props });
    if (isComplete) complete.set(host, wanted.get(host) ?? '');
  });
  const drop = (index: number) => {
    for (const kept of [wanted, complete, islands, things]) kept.delete(index);
    solid.setProps([...things.values()].flat());
    scene.setLand(index, null);
  };
  return {
    follow: (records) => {
      const hosts = hostsOf(records);
      for (const index of wanted.keys()) if (!hosts.some((host) => host.index === index)) drop(index);
      for (const host of hosts) {
        const parcels = parcelsOf(records, host);
        if (wanted.get(host.index) === parcels.join()) continue;
        wanted.set(host.index, parcels.join());
        client.build({ host: host.index, parcels, seed, x: 0, z: COURT_NORTH });
      }
    },
    isBegun: (records) => islands.size > 0 || hostsOf(records).length === 0,
    isComplete: (records) =>
      hostsOf(records).every(({ index }) => wanted.has(index) && complete.get(index) === wanted.get(index)),
  };
}

const parcelsOf = (records: RecordMap, host: Host): number[] =>
  districtsOf(records)
    .filter((district) => district.host === host.id)
    .flatMap(({ parcels }) => parcels)
    .sort((a, b) => a - b);
