import { islandX, parcelAt, plotAt } from '../../shared/plots.ts';
import { differing } from '../../shared/layeredMap.ts';
import {
  districtsOf,
  isAlarming,
  type ContainerId,
  type Host,
  type HostId,
  type RecordId,
  type RecordMap,
  type WorldRecord,
} from '../../shared/records.ts';
import { waysOf } from '../city/island/streets.ts';
import { townOf, QUAY_EDGE } from '../city/island/town.ts';
import type { Area } from '../city/island/ground.ts';
import { lookOf } from '../city/looks.ts';
import { following, hostsIn } from '../store/derived.ts';
import { toneOf, type Tone } from './stateWords.ts';

/** A building; blocks, relative to the island's own middle. */
export interface Mark {
  readonly id: ContainerId;
  readonly name: string;
  readonly x: number;
  readonly z: number;
  readonly tone: Tone;
  /** Whether it is counted as an alarm. */
  readonly isAlarm: boolean;
}

/** What the minimap draws of one island, in its order: land, streets, buildings. */
export interface MinimapPlan {
  /** Whose island it is. */
  readonly host: HostId;
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

/**
 * Plans the island that lies nearest to `x`; null while there is none. From one plan to the next of the same island it looks only
 * at what has changed.
 */
export function createMinimapPlanner(): (records: RecordMap, x: number) => MinimapPlan | null {
  const grounds = following('district', () => new Map<HostId, Omit<MinimapPlan, 'marks'>>());
  let marks = createMarks();
  return (records, x) => {
    const away = ({ index }: Host): number => Math.abs(islandX(index) - x);
    const host = hostsIn(records).toSorted((a, b) => away(a) - away(b))[0];
    if (host === undefined) return null;
    if (marks.host !== host.id) marks = createMarks(host.id);
    const ground = grounds(records).get(host.id) ?? groundOf(records, host);
    grounds(records).set(host.id, ground);
    return { ...ground, islandX: islandX(host.index), marks: marks.of(records) };
  };
}

function groundOf(records: RecordMap, host: Host): Omit<MinimapPlan, 'marks'> {
  const numbers = districtsOf(records).flatMap((district) =>
    district.host === host.id ? district.parcels : [],
  );
  const town = townOf(numbers);
  const { minX, maxX } = town.built;
  const harbour = { minX: -town.quayHalfWidth, maxX: town.quayHalfWidth, minZ: -40, maxZ: QUAY_EDGE };
  return {
    host: host.id,
    islandX: islandX(host.index),
    built: town.built,
    land: [harbour, ...numbers.map(landOf)].map((area) => ({
      ...area,
      minX: Math.max(area.minX, minX - BEACH_BLOCKS),
      maxX: Math.min(area.maxX, maxX + BEACH_BLOCKS),
    })),
    ways: waysOf(town),
  };
}

function landOf(number: number): Area {
  const { x, z } = parcelAt(number);
  const half = PLOTS_HALF_WIDTH + BEACH_BLOCKS;
  const length = PARCEL_HALF_LENGTH + BEACH_BLOCKS;
  return { minX: x - half, maxX: x + half, minZ: z - length, maxZ: z + length };
}

/** The buildings of one host. */
function createMarks(host: HostId | null = null) {
  const marks = new Map<RecordId, Mark>();
  let marked: RecordMap = new Map();
  return {
    host,
    of: (records: RecordMap): readonly Mark[] => {
      for (const id of differing(marked, records)) {
        const mark = markOf(records.get(id), host);
        if (mark === null) marks.delete(id);
        else marks.set(id, mark);
      }
      marked = records;
      return [...marks.values()];
    },
  };
}

function markOf(record: WorldRecord | undefined, host: HostId | null): Mark | null {
  if (record?.type !== 'container' || record.host !== host || record.plot === null) return null;
  const { x, z } = plotAt(record.plot);
  const tone = toneOf(lookOf(record));
  return { id: record.id, name: record.name, x, z, tone, isAlarm: isAlarming(record) };
}
