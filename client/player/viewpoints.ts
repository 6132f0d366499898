import { islandX, PARCEL_LENGTH, parcelAt, rowLevel, SOUTHERN_ROW } from '../../shared/plots.ts';
import {
  containersOf,
  isAlarming,
  isRunning,
  type Container,
  type Host,
  type RecordMap,
} from '../../shared/records.ts';
import { lookOf } from '../city/looks.ts';
import { FERRY_PIER } from '../city/props/harbourRules.ts';
import { arrivalPose } from './arrival.ts';
import { EYE_HEIGHT } from './body.ts';
import { builtBoxes, firstHost, HIGHEST, ISLAND_FROM } from './overview.ts';
import { cornersOf, framePoints, type Framing } from './framing.ts';
import { buildingPose, doorPose, interiorPose, overStreetPose, type Front } from './front.ts';
import type { Pose } from './pose.ts';

export interface Sights {
  readonly records: RecordMap;
  /** Width by height of the picture. */
  readonly aspect: number;
  /** Null for a container that stands on no plot. */
  readonly frontOf: (container: Container) => Front | null;
}

/** What `view(name)` shows; `time` is null where the hour does not matter. */
export interface Viewpoint {
  readonly pose: Pose;
  readonly time: 'dusk' | 'night' | null;
}

/** An eye above the town: see `Framing`; and how far east and west of the lighthouse the picture must reach, in blocks. */
type Lens = Pick<Framing, 'from' | 'fieldOfView'> & { readonly reach: number };

const ISLAND: Lens = { from: ISLAND_FROM, fieldOfView: 37, reach: Infinity };
const THOUSAND: Lens = { from: { x: -230, y: 300, z: 420 }, fieldOfView: 41, reach: 190 };
const TEN_THOUSAND: Lens = { from: { x: -230, y: 340, z: 420 }, fieldOfView: 41, reach: Infinity };

type Sight = (sights: Sights, argument: string) => Pose | null;

const DEGREE = Math.PI / 180;

const SIGHTS: ReadonlyMap<string, Sight> = new Map<string, Sight>([
  ['arrival', ({ records }) => arrivalPose(firstHost(records))],
  ['dusk', ({ records }) => arrivalPose(firstHost(records))],
  ['night', ({ records }) => arrivalPose(firstHost(records))],
  ['island', (sights) => aerial(sights, ISLAND)],
  ['thousand', (sights) => aerial(sights, THOUSAND)],
  ['tenThousand', (sights) => aerial(sights, TEN_THOUSAND)],
  ['street', ({ records }) => streetPose(records, firstHost(records))],
  ['facade', (sights, name) => before(sights, named(name), doorPose)],
  ['interior', (sights, name) => before(sights, named(name), interiorPose)],
  ['alarm', overAlarm],
  ['pier', ({ records }) => pierPose(firstHost(records))],
  ['state', inState],
]);

/** Names that `viewpointOf` knows; `facade:`, `interior:` and `state:` may be followed by a name. */
export const VIEWPOINTS: readonly string[] = [...SIGHTS.keys()];

/** The fixed viewpoint of that name; null when there is none, or nothing in the world that it could show. */
export function viewpointOf(name: string, sights: Sights): Viewpoint | null {
  const [sight = '', ...rest] = name.split(':');
  const pose = SIGHTS.get(sight)?.(sights, rest.join(':')) ?? null;
  return pose && { pose, time: sight === 'dusk' || sight === 'night' ? sight : null };
}

/** On the quay where the ferry lands, looking out to sea along the pier. */
function pierPose(host: Host | undefined): Pose {
  return {
    x: islandX(host?.index ?? 0) + FERRY_PIER.x - 5,
    y: rowLevel(SOUTHERN_ROW) + EYE_HEIGHT,
    z: FERRY_PIER.z - 7,
    yaw: 210 * DEGREE,
    pitch: 0,
    fieldOfView: 54,
  };
}

/** In the fullest street, at its southern end, looking up it. */
export function streetPose(records: RecordMap, host: Host | undefined): Pose {
  const number = fullestParcel(records, host);
  const { x, z, level } = parcelAt(number);
  return {
    x: islandX(host?.index ?? 0) + x - 1.4,
    y: level + EYE_HEIGHT,
    z: z + PARCEL_LENGTH / 2 - 1,
    yaw: -8 * DEGREE,
    pitch: 4 * DEGREE,
    fieldOfView: 54,
  };
}

/** What was built on the first host's island, as far as the lens reaches. */
function aerial({ records, aspect }: Sights, { reach, ...lens }: Lens): Pose {
  const host = firstHost(records);
  const lighthouse = islandX(host?.index ?? 0);
  const seen = builtBoxes(records, host)
    .flatMap(cornersOf)
    .filter(({ x }) => Math.abs(x - lighthouse) <= reach);
  return framePoints(seen, { ...lens, aspect }, HIGHEST);
}

/** Of those with the most buildings, the nearest to the harbour. */
function fullestParcel(records: RecordMap, host: Host | undefined): number {
  const counts = new Map<number, number>();
  for (const { plot, host: home } of containersOf(records)) {
    if (plot === null || home !== host?.id) continue;
    const parcel = Math.floor(plot / 8);
    counts.set(parcel, (counts.get(parcel) ?? 0) + 1);
  }
  const order = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return order[0]?.[0] ?? 0;
}

type Wanted = (container: Container) => boolean;

const named = (name: string): Wanted => (name === '' ? isRunning : (container) => container.name === name);

/** What burns shows best what an alarm is; else any that there is. */
function overAlarm(sights: Sights): Pose | null {
  return (
    before(sights, (container) => lookOf(container) === 'unhealthy', overStreetPose) ??
    before(sights, isAlarming, overStreetPose)
  );
}

/** One that looks so, else one whose state Docker calls so. */
function inState(sights: Sights, name: string): Pose | null {
  return (
    before(sights, (container) => lookOf(container) === name, buildingPose) ??
    before(sights, ({ state }) => state === name, buildingPose)
  );
}

function before(
  { records, aspect, frontOf }: Sights,
  isWanted: Wanted,
  poseOf: (front: Front, aspect: number) => Pose,
): Pose | null {
  const fronts = containersOf(records)
    .filter((container) => container.plot !== null && isWanted(container))
    .toSorted((a, b) => (a.plot ?? 0) - (b.plot ?? 0))
    .map(frontOf);
  const front = fronts.find((candidate) => candidate !== null);
  return front ? poseOf(front, aspect) : null;
}
