import type { ContainerAction } from '../../shared/actions.ts';
import {
  containersOf,
  engineIdOf,
  hostsOf,
  type Container,
  type ContainerState,
  type HostState,
  type RecordMap,
} from '../../shared/records.ts';
import { lookOf, type Look } from '../city/looks.ts';
import { signOf, type SignText } from '../city/signText.ts';
import { actionUnderWay } from '../store/pending.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import { hasFigures, type StatsStore } from '../store/statsStore.ts';
import type { Connection, WorldStore } from '../store/worldStore.ts';
import { whenWorld } from './whenWorld.ts';

/** A container as the page holds it; figures are undefined while unknown. */
export interface ContainerView {
  /** The engine's own 64 hex digits. */
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly project: string;
  readonly state: Container['state'];
  readonly health: Container['health'];
  readonly look: Look;
  readonly sign: SignText;
  readonly plot: number | null;
  readonly pending: ContainerAction | null;
  /** Whether the case of its remove button is open. */
  readonly armed: boolean;
  /** 100 = one core. */
  readonly cpuPercent: number | undefined;
  readonly memoryBytes: number | undefined;
  readonly sampleAgeMs: number | undefined;
}

export interface WorldView {
  readonly epoch: string | null;
  readonly revision: number;
  readonly connection: Connection;
  readonly hosts: readonly { readonly id: string; readonly name: string; readonly state: HostState }[];
  readonly containers: readonly ContainerView[];
}

export interface ViewedStores {
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly stats: StatsStore;
}

export const findContainer = (records: RecordMap, nameOrId: string): Container | undefined =>
  containersOf(records).find(
    ({ id, name }) => name === nameOrId || engineIdOf(id) === nameOrId || id === nameOrId,
  );

/** Resolves with the epoch milliseconds at which the page's world first shows that state. */
export async function whenState(world: WorldStore, nameOrId: string, state: ContainerState): Promise<number> {
  await whenWorld(world, ({ records }) => findContainer(records, nameOrId)?.state === state);
  return Date.now();
}

/** A plain copy of what the page holds. */
export function viewOf({ world, pending, stats }: ViewedStores): WorldView {
  const { epoch, revision, connection, records } = world.getState();
  const { entries, armed } = pending.getState();
  return {
    epoch,
    revision,
    connection,
    hosts: hostsOf(records).map(({ id, name, state }) => ({
      id,
      name,
      // Nothing is live that is not known to be so.
      state: connection === 'live' || state !== 'live' ? state : 'stale',
    })),
    containers: containersOf(records).map((container) => ({
      ...identityOf(container),
      sign: signOf(container, actionUnderWay(entries.get(container.id))),
      pending: actionUnderWay(entries.get(container.id)),
      armed: armed?.id === container.id,
      ...figuresOf(container, stats),
    })),
  };
}

const identityOf = (container: Container) => ({
  id: engineIdOf(container.id),
  name: container.name,
  image: container.image,
  project: container.project,
  state: container.state,
  health: container.health,
  look: lookOf(container),
  plot: container.plot,
});

const NO_FIGURES = { cpuPercent: undefined, memoryBytes: undefined, sampleAgeMs: undefined };

const figuresOf = ({ slot, state }: Container, stats: StatsStore) =>
  hasFigures(state)
    ? {
        cpuPercent: known(stats.cpuPercent[slot]),
        memoryBytes: known(stats.memoryBytes[slot]),
        sampleAgeMs: known(stats.sampleAgeMs(slot, Date.now())),
      }
    : NO_FIGURES;

const known = (value: number | undefined): number | undefined => (Number.isFinite(value) ? value : undefined);
