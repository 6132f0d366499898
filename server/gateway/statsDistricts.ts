import { containersOf, districtId, isRunning } from '../../shared/records.ts';
import type { Container, HostId, RecordMap } from '../../shared/records.ts';

/** Each district is told whole once in so many frames, and not all of them in the same one. */
export const KEY_FRAMES = 10;
/** Of containers that have no ground. */
export const NO_PARCEL = 0xffff;

/** The running containers of one project on one host. */
export interface StatsDistrict {
  readonly key: string;
  readonly hostId: HostId;
  /** The host's index. */
  readonly host: number;
  /** The first of its parcels. */
  readonly parcel: number;
  readonly parcels: readonly number[];
  /** Rising. */
  readonly slots: readonly number[];
  /** In [0, KEY_FRAMES). */
  readonly phase: number;
}

export interface Town {
  readonly districts: readonly StatsDistrict[];
  /** Running containers by slot. */
  readonly running: ReadonlyMap<number, Container>;
  /** By host index and parcel. */
  at(host: HostId, parcel: number): StatsDistrict | undefined;
}

export function townOf(records: RecordMap): Town {
  const running = containersOf(records).filter(isRunning);
  const byProject = new Map<string, Container[]>();
  for (const container of running) {
    const key = `${container.host}/${container.project}`;
    const members = byProject.get(key);
    if (members === undefined) byProject.set(key, [container]);
    else members.push(container);
  }
  const districts = [...byProject].flatMap(([key, members]) => districtOf(records, key, members));
  const byParcel = new Map(
    districts.flatMap((each) => each.parcels.map((parcel) => [at(each.hostId, parcel), each])),
  );
  return {
    districts,
    running: new Map(running.map((container) => [container.slot, container])),
    at: (host, parcel) => byParcel.get(at(host, parcel)),
  };
}

const at = (host: HostId, parcel: number): string => `${host}/${String(parcel)}`;

function districtOf(records: RecordMap, key: string, members: readonly Container[]): StatsDistrict[] {
  const [first] = members;
  const host = first && records.get(first.host);
  if (first === undefined || host?.type !== 'host') return [];
  const district = records.get(districtId(first.host.slice('host:'.length), first.project));
  const parcels = district?.type === 'district' ? district.parcels : [];
  const parcel = parcels[0] ?? NO_PARCEL;
  const slots = members.map(({ slot }) => slot).sort((a, b) => a - b);
  return [
    { key, hostId: first.host, host: host.index, parcel, parcels, slots, phase: phaseOf(host.index, parcel) },
  ];
}

/** Spread as evenly for even numbers as for all. */
const phaseOf = (host: number, parcel: number): number =>
  (Math.imul(parcel + 31 * host + 1, 0x9e3779b1) >>> 16) % KEY_FRAMES;
