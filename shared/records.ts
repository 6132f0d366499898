import type { Refusable } from './proxy.ts';

/** The records that the server keeps and every client mirrors. Plain, readonly, at most 300 bytes each. */

export type HostId = `host:${string}`;
export type ContainerId = `container:${string}`;
export type DistrictId = `district:${string}`;
export type RecordId = HostId | ContainerId | DistrictId;

export const CONTAINER_STATES = [
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
] as const;
export type ContainerState = (typeof CONTAINER_STATES)[number];

export type Health = 'none' | 'starting' | 'healthy' | 'unhealthy';

/** What is known of the engine: only `live` means that the records equal what the engine lists. */
export type HostState = 'connecting' | 'syncing' | 'live' | 'stale' | 'unreachable';

export interface Host {
  readonly type: 'host';
  readonly id: HostId;
  /** Place of the host's island in the sea; see `plots.ts`. */
  readonly index: number;
  /** The engine's own name, or the address until it has answered once. */
  readonly name: string;
  /** The configured address: `unix:///…`, `tcp://…`, `simulator`. */
  readonly address: string;
  readonly simulated: boolean;
  readonly state: HostState;
  /** One sentence that names the address and the remedy, while the engine is away. */
  readonly problem: string | null;
  /** Epoch milliseconds of the last proof that the records were right; null = never. Set when the state changes. */
  readonly confirmedAt: number | null;
  readonly engineVersion: string | null;
  readonly cpus: number | null;
  readonly memoryBytes: number | null;
  /** What a proxy before the engine does not let us do; absent = nothing that is known. */
  readonly refused?: readonly Refusable[];
}

/** Seconds; the engine's own, for a container that names none. */
export const DEFAULT_STOP_TIMEOUT_S = 10;

/** Why nobody may act on a container, beside its own label; `unsure`: it may be our own, and nothing destructive is done. */
export const PROTECTIONS = ['own', 'project', 'name', 'task', 'unsure'] as const;
export type Protection = (typeof PROTECTIONS)[number];

export interface Container {
  readonly type: 'container';
  readonly id: ContainerId;
  readonly host: HostId;
  /** Without the leading slash. */
  readonly name: string;
  readonly image: string;
  readonly state: ContainerState;
  readonly health: Health;
  /** Of the last run; null while unknown or never run. */
  readonly exitCode: number | null;
  readonly oomKilled: boolean;
  /** null = not inspected yet. */
  readonly restartCount: number | null;
  /** Epoch seconds; null while unknown or not running. */
  readonly startedAt: number | null;
  /** Cores; null = unlimited or unknown. */
  readonly cpuLimit: number | null;
  /** Bytes; null = unlimited or unknown. */
  readonly memoryLimit: number | null;
  /** Seconds that the engine gives it to stop by itself, -1 = for ever; absent = the default, or not inspected yet. */
  readonly stopTimeout?: number;
  /** Compose project or Swarm stack; '' = the commons. */
  readonly project: string;
  readonly service: string;
  readonly number: number;
  /** Plot number on the host's island, or null where a newer container stands on the same plot. */
  readonly plot: number | null;
  /** Column of this container in the stats frames. */
  readonly slot: number;
  readonly protected: boolean;
  /** Absent = its own label, where it is protected. */
  readonly protection?: Protection;
  /** The label `cratecraft.building`, or ''. */
  readonly building: string;
}

/** A project's ground: parcels of plots, in the order in which they were taken. */
export interface District {
  readonly type: 'district';
  readonly id: DistrictId;
  readonly host: HostId;
  /** '' = the commons. */
  readonly project: string;
  readonly parcels: readonly number[];
}

export type WorldRecord = Host | Container | District;
export type RecordMap = ReadonlyMap<RecordId, WorldRecord>;

export const hostId = (key: string): HostId => `host:${key}`;
export const containerId = (hostKey: string, engineId: string): ContainerId =>
  `container:${hostKey}/${engineId}`;
export const districtId = (hostKey: string, project: string): DistrictId => `district:${hostKey}/${project}`;

/** The engine's own 64-hex id. */
export const engineIdOf = (id: ContainerId): string => id.slice(id.lastIndexOf('/') + 1);

export const isRunning = (container: Container): boolean => container.state === 'running';

/** Stopped and complete: it can be started or removed. */
export const isStopped = (container: Container): boolean =>
  container.state === 'created' || container.state === 'exited' || container.state === 'dead';

/** Needs an operator: unhealthy, dead, restarting for ever, or ended by an error. */
export const isAlarming = (container: Container): boolean =>
  (container.state === 'running' && container.health === 'unhealthy') ||
  container.state === 'dead' ||
  container.state === 'restarting' ||
  (container.state === 'exited' && (container.oomKilled || isErrorExit(container.exitCode)));

/** 143 and 137 are how `docker stop` ends a process that did not end by itself. */
export const isErrorExit = (exitCode: number | null): boolean =>
  exitCode !== null && exitCode !== 0 && exitCode !== 143 && exitCode !== 137;

export const containersOf = (records: RecordMap): Container[] =>
  thoseOf(records, (record) => record.type === 'container');

export const hostsOf = (records: RecordMap): Host[] => thoseOf(records, (record) => record.type === 'host');

export const districtsOf = (records: RecordMap): District[] =>
  thoseOf(records, (record) => record.type === 'district');

function thoseOf<R extends WorldRecord>(
  records: RecordMap,
  isOne: (record: WorldRecord) => record is R,
): R[] {
  const found: R[] = [];
  for (const record of records.values()) if (isOne(record)) found.push(record);
  return found;
}
