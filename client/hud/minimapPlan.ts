import { islandX, parcelAt, plotAt } from '../../shared/plots.ts';
import {
  containersOf,
  districtsOf,
  hostsOf,
  type ContainerId,
  type Host,
  type RecordMap,
} from '../../shared/records.ts';
import { waysOf } from '../city/island/streets.ts';
import { townOf, QUAY_EDGE } from '../city/island/town.ts';
import type { Area } from '../city/island/ground.ts';
import { lookOf } from '../city/looks.ts';
import { toneOf, type Tone } from './stateWords.ts';

/** A building; blocks, relative to the island's own middle. */
export interface Mark {
  readonly id: ContainerId;
  readonly name: string;
  readonly x: number;
  readonly z: number;
  readonly tone: Tone;
}

/** What the minimap draws of one island, in its order: land, streets, buildings. */
export interface MinimapPlan {
  /** x of the island in the sea. */
  readonly islandX: number;
  readonly built: Area;
  readonly land: readonly Area[];
  readonly ways: readonly Area[];
  readonly marks: readonly Mark[];
}

const PLOTS_HALF_WIDTH = 17;
const PARCEL_HALF_LENGTH = 26;
const BEACH_BLOCKS = 12;

/** The island that lies nearest to `x`; null while there is none. */
export function planMinimap(records: RecordMap, x: number): MinimapPlan | null {
  const away = ({ index }: Host): number => Math.abs(islandX(index) - x);
  const host = hostsOf(records).toSorted((a, b) => away(a) - away(b))[0];
  if (host === undefined) return null;
  const numbers = districtsOf(records).flatMap((district) =>
    district.host === host.id ? district.parcels : [],
  );
  const town = townOf(numbers);
  const { minX, maxX } = town.built;
  const harbour = { minX: -town.quayHalfWidth, maxX: town.quayHalfWidth, minZ: -40, maxZ: QUAY_EDGE };
  return {
    islandX: islandX(host.index),
    built: town.built,
    land: [harbour, ...numbers.map(landOf)].map((area) => ({
      ...area,
      minX: Math.max(area.minX, minX - BEACH_BLOCKS),
      maxX: Math.min(area.maxX, maxX + BEACH_BLOCKS),
    })),
    ways: waysOf(town),
    marks: marksOf(records, host),
  };
}

function landOf(number: number): Area {
  const { x, z } = parcelAt(number);
  const half = PLOTS_HALF_WIDTH + BEACH_BLOCKS;
  const length = PARCEL_HALF_LENGTH + BEACH_BLOCKS;
  return { minX: x - half, maxX: x + half, minZ: z - length, maxZ: z + length };
}

function marksOf(records: RecordMap, host: Host): readonly Mark[] {
  return containersOf(records).flatMap((container) => {
    if (container.host !== host.id || container.plot === null) return [];
    const { x, z } = plotAt(container.plot);
    return [{ id: container.id, name: container.name, x, z, tone: toneOf(lookOf(container)) }];
  });
}
