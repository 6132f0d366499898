import { districtsOf, hostsOf, type Host, type RecordMap } from '../../shared/records.ts';
import { islandX, ISLAND_PITCH } from '../../shared/plots.ts';
import { chunkPlaces, meshChunk } from '../city/island/chunks.ts';
import { createIsland, type Island } from '../city/island/island.ts';
import type { TownSolid } from '../player/townSolid.ts';
import type { TownScene } from '../scene/townScene.ts';

export interface LandFeed {
  /** Builds the land of every host whose parcels changed. */
  readonly follow: (records: RecordMap) => void;
  /** Whether the land of every host stands. */
  readonly isComplete: (records: RecordMap) => boolean;
}

const SEA_BED = -2;

export function createLandFeed(scene: TownScene, solid: TownSolid, seed: number): LandFeed {
  const built = new Map<number, { readonly parcels: string; readonly island: Island }>();
  solid.setGround((x, z) => {
    const index = Math.round(x / ISLAND_PITCH);
    return built.get(index)?.island.groundAt(x - islandX(index), z) ?? SEA_BED;
  });
  return {
    follow: (records) => {
      for (const host of hostsOf(records)) {
        const parcels = parcelsOf(records, host);
        if (built.get(host.index)?.parcels === parcels.join()) continue;
        const island = createIsland(parcels, seed);
        built.set(host.index, { parcels: parcels.join(), island });
        const chunks = chunkPlaces(island.ground, 0, 150).flatMap(
          (place) => meshChunk(island.ground, place) ?? [],
        );
        scene.setLand(host.index, { ground: island.ground, chunks, props: [] });
      }
    },
    isComplete: (records) => hostsOf(records).every(({ index }) => built.has(index)),
  };
}

const parcelsOf = (records: RecordMap, host: Host): number[] =>
  districtsOf(records)
    .filter((district) => district.host === host.id)
    .flatMap(({ parcels }) => parcels)
    .sort((a, b) => a - b);
