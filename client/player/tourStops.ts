import { PARCEL_LENGTH } from '../../shared/plots.ts';
import {
  containersOf,
  hostsOf,
  isAlarming,
  isRunning,
  type Container,
  type Host,
} from '../../shared/records.ts';
import { frameBox } from './framing.ts';
import { buildingPose, doorPose } from './front.ts';
import { ISLAND_FROM, townBox } from './overview.ts';
import type { Stop } from './tour.ts';
import { streetPose, type Sights } from './viewpoints.ts';

type Kind = 'island' | 'street' | 'building';

/** One round on one island; the next one is on the next. */
const ROUND: readonly Kind[] = ['island', 'building', 'street', 'building', 'building'];
const BUILDINGS_A_ROUND = ROUND.filter((kind) => kind === 'building').length;

const ISLAND_SECONDS = 14;
const ISLAND_FIELD_OF_VIEW = 37;
/** To either side of the island's own view. */
const ISLAND_SWING = (16 * Math.PI) / 180;
const STREET_SECONDS = 14;
/** Up to where the street's last houses are. */
const STREET_BLOCKS = PARCEL_LENGTH - 18;
const BUILDING_SECONDS = 9;

/** What a tour shows: the island from above, a walk up a street, and houses before all of which those that need an operator come. */
export function tourStop(number: number, sights: Sights): Stop | null {
  const hosts = islandsOf(sights);
  const round = Math.floor(number / ROUND.length);
  const host = hosts[round % Math.max(1, hosts.length)];
  if (host === undefined) return null;
  const place = number % ROUND.length;
  const kind = ROUND[place];
  if (kind === 'island') return islandStop(sights, host);
  if (kind === 'street') return streetStop(sights, host);
  const before = ROUND.slice(0, place).filter((each) => each === 'building').length;
  return buildingStop(sights, host, Math.floor(round / hosts.length) * BUILDINGS_A_ROUND + before);
}

/** Those that live; where none does, all: what was last known is better than nothing. */
function islandsOf({ records }: Sights): readonly Host[] {
  const hosts = hostsOf(records).toSorted((a, b) => a.index - b.index);
  const live = hosts.filter(({ state }) => state === 'live');
  return live.length > 0 ? live : hosts;
}

function islandStop({ records, aspect }: Sights, host: Host): Stop {
  const box = townBox(records, host);
  const seenFrom = (turn: number) =>
    frameBox(box, { from: turned(ISLAND_FROM, turn), fieldOfView: ISLAND_FIELD_OF_VIEW, aspect });
  return { from: seenFrom(-ISLAND_SWING), to: seenFrom(ISLAND_SWING), seconds: ISLAND_SECONDS };
}

function turned({ x, y, z }: typeof ISLAND_FROM, angle: number) {
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return { x: x * cosine + z * sine, y, z: z * cosine - x * sine };
}

function streetStop({ records }: Sights, host: Host): Stop {
  const from = streetPose(records, host);
  return { from, to: { ...from, z: from.z - STREET_BLOCKS }, seconds: STREET_SECONDS };
}

/** Alarms in turn first in each round, then those that run in turn. */
function buildingStop({ records, aspect, frontOf }: Sights, host: Host, visit: number): Stop | null {
  const housed = containersOf(records)
    .filter((container) => container.host === host.id && container.plot !== null)
    .toSorted((a, b) => (a.plot ?? 0) - (b.plot ?? 0));
  const container = inTurn(housed, visit);
  const front = container === undefined ? null : frontOf(container);
  if (front === null) return null;
  return { from: buildingPose(front), to: doorPose(front, aspect), seconds: BUILDING_SECONDS };
}

function inTurn(housed: readonly Container[], visit: number): Container | undefined {
  const alarms = housed.filter(isAlarming);
  const others = housed.filter((container) => isRunning(container) && !isAlarming(container));
  const isFirst = visit % BUILDINGS_A_ROUND === 0;
  const [list, turn] =
    alarms.length > 0 && (isFirst || others.length === 0)
      ? [alarms, Math.floor(visit / BUILDINGS_A_ROUND)]
      : [others, visit];
  return list[turn % Math.max(1, list.length)];
}
