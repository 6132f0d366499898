import { ISLAND_PITCH, islandX } from '../../shared/plots.ts';
import { districtsOf, hostsOf, type Host, type RecordMap } from '../../shared/records.ts';
import type { Ground } from '../city/island/ground.ts';
import { islandOf, type Island } from '../city/island/island.ts';
import type { PropPlacement } from '../city/props/placing.ts';

/** What lies where in the sea: whose island, how high its ground, whose district. */
export interface Geography {
  readonly setRecords: (records: RecordMap) => void;
  /** Null: there is no land any more. */
  readonly setGround: (hostIndex: number, ground: Ground | null) => void;
  /** The ground about which x lies, null where none is known, and where its island lies. */
  readonly islandAt: (x: number) => readonly [ground: Ground | null, originX: number];
  /** −Infinity where no ground is known. */
  readonly groundAt: (x: number, z: number) => number;
  /** Whether the host on whose island x lies is known to be as it is shown. */
  readonly isLive: (x: number) => boolean;
  /** What a gate bears. */
  readonly projectAt: (gate: PropPlacement) => string;
  /** The same object as long as no gate can bear another name. */
  readonly names: () => object;
}

const COMMONS = 'commons';
const indexAt = (x: number): number => Math.round(x / ISLAND_PITCH);
/** Far more than an island has. */
const PARCELS = 2 ** 20;
/** A number: a hundred gates are asked for their names at each step of the eye. */
const keyOf = (index: number, parcel: number): number => index * PARCELS + parcel;

export function createGeography(): Geography {
  const grounds = new Map<number, Island>();
  let hosts: ReadonlyMap<number, Host> = new Map();
  let projects: ReadonlyMap<number, string> = new Map();
  return {
    setRecords: (records) => {
      hosts = new Map(hostsOf(records).map((host) => [host.index, host]));
      projects = projectsByParcel(records);
    },
    setGround: (hostIndex, ground) => {
      if (ground) grounds.set(hostIndex, islandOf(ground));
      else grounds.delete(hostIndex);
    },
    islandAt: (x) => [grounds.get(indexAt(x))?.ground ?? null, islandX(indexAt(x))],
    groundAt: (x, z) => {
      const index = indexAt(x);
      return grounds.get(index)?.groundAt(x - islandX(index), z) ?? -Infinity;
    },
    isLive: (x) => hosts.get(indexAt(x))?.state === 'live',
    projectAt: ({ x, parcel }) => projects.get(keyOf(indexAt(x), parcel ?? -1)) ?? COMMONS,
    names: () => projects,
  };
}

function projectsByParcel(records: RecordMap): ReadonlyMap<number, string> {
  const projects = new Map<number, string>();
  for (const { host, project, parcels } of districtsOf(records)) {
    const record = records.get(host);
    const index = record?.type === 'host' ? record.index : 0;
    for (const parcel of parcels) projects.set(keyOf(index, parcel), project === '' ? COMMONS : project);
  }
  return projects;
}
