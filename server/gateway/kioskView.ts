import { archetypeOf } from '../../shared/archetypes.ts';
import type { FeedItem } from '../../shared/feed.ts';
import type { Patch, Snapshot } from '../../shared/patch.ts';
import { containerId, districtId, hostId, isErrorExit } from '../../shared/records.ts';
import type {
  Container,
  ContainerId,
  District,
  Host,
  HostId,
  RecordId,
  WorldRecord,
} from '../../shared/records.ts';
import type { Names } from './aliases.ts';

/** What a kiosk is told instead: what the picture needs, and nothing beyond. */
export interface View {
  snapshot(snapshot: Snapshot): Snapshot;
  patch(patch: Patch): Patch;
  feed(items: readonly FeedItem[]): readonly FeedItem[];
  readonly hostTold: (id: HostId) => HostId;
  /** Which host a kiosk means. */
  hostBehind(id: HostId): HostId;
}

export function createKioskView(names: Names): View {
  // Whoever has not changed is the same object: of 10,000 records a snapshot makes only those that are new.
  const made = new WeakMap<WorldRecord, WorldRecord>();
  const recordIn = (record: WorldRecord): WorldRecord => {
    const known = made.get(record) ?? kioskRecord(record, names);
    made.set(record, known);
    return known;
  };
  return {
    snapshot: (snapshot) => ({ ...snapshot, records: snapshot.records.map(recordIn) }),
    patch: (patch) => ({
      ...patch,
      put: patch.put.map(recordIn),
      remove: patch.remove.map((id) => idIn(id, names)),
    }),
    feed: (items) => items.map((item) => kioskItem(item, names)),
    hostTold: (id) => hostIn(id, names),
    hostBehind: (id) => hostId(names.hostKeyBehind(id.slice('host:'.length))),
  };
}

function kioskRecord(record: WorldRecord, names: Names): WorldRecord {
  switch (record.type) {
    case 'host':
      return kioskHost(record, names);
    case 'container':
      return kioskContainer(record, names);
    case 'district':
      return kioskDistrict(record, names);
  }
}

/** Every field is named, so that a new one is told only once somebody has thought of it. */
const kioskHost = (host: Host, names: Names): Host => ({
  type: 'host',
  id: hostIn(host.id, names),
  index: host.index,
  name: names.host(host),
  address: '',
  simulated: host.simulated,
  state: host.state,
  problem: null,
  confirmedAt: host.confirmedAt,
  engineVersion: null,
  cpus: host.cpus,
  memoryBytes: host.memoryBytes,
});

const kioskContainer = (container: Container, names: Names): Container => ({
  type: 'container',
  id: containerIn(container.id, names),
  host: hostIn(container.host, names),
  name: names.container(container.name),
  image: names.image(container.image),
  state: container.state,
  health: container.health,
  exitCode: coarseExit(container.exitCode),
  oomKilled: container.oomKilled,
  restartCount: null,
  startedAt: null,
  cpuLimit: container.cpuLimit,
  memoryLimit: container.memoryLimit,
  project: names.project(container.project),
  service: names.service(container.service),
  number: container.number,
  plot: container.plot,
  slot: container.slot,
  protected: container.protected,
  building: archetypeOf(container.image, container.building),
});

function kioskDistrict({ host, project, parcels }: District, names: Names): District {
  const shown = names.project(project);
  const key = keyIn(host, names);
  return { type: 'district', id: districtId(key, shown), host: hostId(key), project: shown, parcels };
}

/** Whether it was an error is seen on the house; which one is not. */
const coarseExit = (exitCode: number | null): number | null =>
  exitCode === null ? null : Number(isErrorExit(exitCode));

const coarseCode = (code: string): string => String(coarseExit(Number(code)));

const kioskItem = (item: FeedItem, names: Names): FeedItem => ({
  time: item.time,
  host: hostIn(item.host, names),
  container: containerIn(item.container, names),
  name: names.container(item.name),
  action: item.action,
  detail: item.action === 'die' && item.detail !== '' ? coarseCode(item.detail) : item.detail,
});

const keyIn = (id: HostId, names: Names): string => names.hostKey(id.slice('host:'.length));
const hostIn = (id: HostId, names: Names): HostId => hostId(keyIn(id, names));

function containerIn(id: ContainerId, names: Names): ContainerId {
  const [key, engineId] = partsOf(id);
  return containerId(names.hostKey(key), engineId);
}

/** Also of a record that is gone. */
function idIn(id: RecordId, names: Names): RecordId {
  if (isHost(id)) return hostIn(id, names);
  if (isContainer(id)) return containerIn(id, names);
  const [key, project] = partsOf(id);
  return districtId(names.hostKey(key), names.project(project));
}

const isHost = (id: RecordId): id is HostId => id.startsWith('host:');
const isContainer = (id: RecordId): id is ContainerId => id.startsWith('container:');

/** The host's key, which holds no slash, and what follows it. */
function partsOf(id: Exclude<RecordId, HostId>): readonly [key: string, rest: string] {
  const from = id.indexOf(':') + 1;
  const slash = id.indexOf('/', from);
  return [id.slice(from, slash), id.slice(slash + 1)];
}
