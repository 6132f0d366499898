import {
  MAIN_STREET_WIDTH,
  PARCEL_LENGTH,
  PLOT_SIZE,
  rowLevel,
  STREET_WIDTH,
  type Parcel,
} from '../../../shared/plots.ts';
import { COVER, HALF_STEPS, lay, type Area, type Ground } from './ground.ts';
import { avenueNorth, AVENUE_WIDTH, gapSouthOf, isStair, streetHeight } from './levels.ts';
import { COURT_NORTH, type Town } from './town.ts';

/** A street or avenue, with the axis along which its kerbs run. */
export interface Way extends Area {
  readonly along: 'x' | 'z';
  readonly cover: number;
}

/** Every way of the town; parcels reach the main street by the avenue to their south. */
export function waysOf({ parcels, mainNorth }: Town): readonly Way[] {
  const taken = new Set(parcels.map(({ column, row }) => `${column} ${row}`));
  const avenues = avenuesOf(parcels);
  const isAvenue = (row: number, x: number) => avenues.some((way) => inAvenue(way, row, x));
  const streets = parcels.map((parcel) => {
    const gap = gapSouthOf(parcel.row - 1);
    if (taken.has(`${parcel.column} ${parcel.row - 1}`)) return streetOf(parcel, gap.north);
    const meetsAvenue = isAvenue(parcel.row - 1, parcel.x);
    return streetOf(parcel, meetsAvenue ? avenueNorth(gap) : parcel.z - PARCEL_LENGTH / 2);
  });
  return [...avenues, ...streets, mainStreet(mainNorth)];
}

/** Lays plots first, then kerbs, then carriageways, so that crossings stay open. */
export function layStreets(ground: Ground, town: Town): void {
  for (const parcel of town.parcels) layPlots(ground, parcel);
  const ways = waysOf(town);
  for (const way of ways) lay(ground, { ...way, height: streetHeight, cover: () => COVER.kerb });
  for (const way of ways) {
    const cover = (z: number) => (way.along === 'z' && isStair(z) ? COVER.stairs : way.cover);
    lay(ground, { ...inside(way), height: streetHeight, cover });
  }
}

function layPlots(ground: Ground, { x, z, row, streetWidth }: Parcel): void {
  const half = streetWidth / 2 + PLOT_SIZE;
  const height = rowLevel(row) * HALF_STEPS + 1;
  const [minZ, maxZ] = [z - PARCEL_LENGTH / 2, z + PARCEL_LENGTH / 2];
  lay(ground, { minX: x - half, maxX: x + half, minZ, maxZ, height: () => height, cover: () => COVER.plot });
}

function streetOf({ x, row, streetWidth }: Parcel, minZ: number): Way {
  const gap = gapSouthOf(row);
  const maxZ = avenueNorth(gap) + AVENUE_WIDTH;
  return {
    minX: x - streetWidth / 2,
    maxX: x + streetWidth / 2,
    minZ,
    maxZ,
    along: 'z',
    cover: COVER.street,
  };
}

function mainStreet(minZ: number): Way {
  const half = MAIN_STREET_WIDTH / 2;
  return { minX: -half, maxX: half, minZ, maxZ: COURT_NORTH, along: 'z', cover: COVER.street };
}

/** One avenue south of each row, from its westernmost to its easternmost street and always to the main street. */
function avenuesOf(parcels: readonly Parcel[]): readonly Way[] {
  const spans = new Map<number, { minX: number; maxX: number }>();
  for (const { column, row, x } of parcels) {
    const span = spans.get(row) ?? { minX: 0, maxX: 0 };
    if (column === 0) continue;
    spans.set(row, {
      minX: Math.min(span.minX, x - STREET_WIDTH / 2),
      maxX: Math.max(span.maxX, x + STREET_WIDTH / 2),
    });
  }
  return [...spans].map(([row, span]) => {
    const minZ = avenueNorth(gapSouthOf(row));
    return { ...span, minZ, maxZ: minZ + AVENUE_WIDTH, along: 'x', cover: COVER.avenue };
  });
}

const inAvenue = (way: Way, row: number, x: number): boolean =>
  way.minZ === avenueNorth(gapSouthOf(row)) && x > way.minX && x < way.maxX;

const inside = (way: Way): Way =>
  way.along === 'z'
    ? { ...way, minX: way.minX + 1, maxX: way.maxX - 1 }
    : { ...way, minZ: way.minZ + 1, maxZ: way.maxZ - 1 };
