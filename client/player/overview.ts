import { islandX, PARCEL_LENGTH, parcelAt, rowLevel, type Parcel } from '../../shared/plots.ts';
import { districtsOf, hostsOf, type Host, type RecordMap } from '../../shared/records.ts';
import { COURT_DEPTH, COURT_HALF_WIDTH, COURT_NORTH, QUAY_EDGE } from '../city/island/town.ts';
import type { Box } from '../city/parts.ts';
import { LIGHTHOUSE_HEIGHT } from '../city/props/lighthouse.ts';
import { cornersOf, framePoints } from './framing.ts';
import { MAP_FIELD_OF_VIEW, type Orbit } from './map.ts';

/** Roofs and their masts, above the sea. */
const HIGHEST_ROOF = 28;
const LIGHTHOUSE_FOOT = 10;
const LANTERN_ROOF = rowLevel(0) + LIGHTHOUSE_HEIGHT;
const PLOTS_HALF_WIDTH = 17.5;
/** So much of the picture's upper half a town may take: above it lies the banner. */
export const HIGHEST = 0.8;
/** From the south-west, over the harbour. */
export const ISLAND_FROM = { x: -119, y: 74, z: 148 };

const parcelsOf = (records: RecordMap, host: Host | undefined): readonly Parcel[] =>
  districtsOf(records)
    .filter((district) => district.host === host?.id)
    .flatMap((district) => district.parcels.map(parcelAt));

/** What people built on a host's island: every taken parcel, the lighthouse, and the court at the quay. */
export function builtBoxes(records: RecordMap, host: Host | undefined): readonly Box[] {
  const left = islandX(host?.index ?? 0);
  const court = { x: 0, z: (COURT_NORTH + QUAY_EDGE) / 2, half: COURT_HALF_WIDTH, long: COURT_DEPTH, top: 0 };
  const lighthouse = { x: 0, z: 0, half: LIGHTHOUSE_FOOT, long: 2 * LIGHTHOUSE_FOOT, top: LANTERN_ROOF };
  const streets = parcelsOf(records, host).map(({ x, z }) => ({
    ...{ x, z, half: PLOTS_HALF_WIDTH, long: PARCEL_LENGTH, top: HIGHEST_ROOF },
  }));
  return [court, lighthouse, ...streets].map(({ x, z, half, long, top }) => ({
    min: { x: left + x - half, y: 0, z: z - long / 2 },
    max: { x: left + x + half, y: top, z: z + long / 2 },
  }));
}

/** All taken parcels of a host, with lighthouse and quay. */
export function townBox(records: RecordMap, host: Host | undefined): Box {
  const parcels = parcelsOf(records, host);
  const east = Math.max(COURT_HALF_WIDTH, ...parcels.map(({ x }) => Math.abs(x) + PLOTS_HALF_WIDTH));
  const north = Math.min(-PARCEL_LENGTH / 2, ...parcels.map(({ z }) => z - PARCEL_LENGTH / 2));
  const x = islandX(host?.index ?? 0);
  return { min: { x: x - east, y: 0, z: north }, max: { x: x + east, y: HIGHEST_ROOF, z: QUAY_EDGE } };
}

export const firstHost = (records: RecordMap): Host | undefined =>
  hostsOf(records).toSorted((a, b) => a.index - b.index)[0];

/** The whole town of the island at `x`, as the map shows it first. @param aspect width by height of the picture */
export function overviewOf(records: RecordMap, x: number, aspect: number): Orbit {
  const away = ({ index }: Host): number => Math.abs(islandX(index) - x);
  const host = hostsOf(records).toSorted((a, b) => away(a) - away(b))[0];
  const built = builtBoxes(records, host).flatMap(cornersOf);
  const eye = framePoints(built, { from: ISLAND_FROM, fieldOfView: MAP_FIELD_OF_VIEW, aspect }, HIGHEST);
  const distance = eye.y / Math.sin(-eye.pitch);
  const along = distance * Math.cos(eye.pitch);
  const middle = { x: eye.x - Math.sin(eye.yaw) * along, z: eye.z - Math.cos(eye.yaw) * along };
  return { ...middle, y: 0, yaw: eye.yaw, pitch: eye.pitch, distance };
}
