import { containersOf, engineIdOf, hostsOf, type Container, type HostState } from '../../shared/records.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import { lookOf, type Look } from '../city/looks.ts';
import type { Part } from '../city/parts.ts';
import { signOf, type SignText } from '../city/signText.ts';
import { showView, type Player } from '../player/player.ts';
import { VIEWPOINTS, viewpointOf } from '../player/viewpoints.ts';
import type { Measurement } from '../scene/probe.ts';
import type { ScreenPlace, TownScene } from '../scene/townScene.ts';
import { actionUnderWay } from '../store/pending.ts';
import type { PendingStore } from '../store/pendingStore.ts';
import type { StatsStore } from '../store/statsStore.ts';
import type { Connection, WorldStore } from '../store/worldStore.ts';
import type { FrameLoop } from './frameLoop.ts';
import { frontOf } from './fronts.ts';
import type { FirstFrame } from './firstFrame.ts';
import type { Visitor } from './visitor.ts';

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

/** `window.cratecraft`: what scripts and tests can see and do, with no more rights than the page itself. */
export interface CratecraftAutomation {
  /** Resolves at the first complete frame of a synchronised world. */
  readonly ready: Promise<void>;
  readonly world: () => WorldView;
  /** Rejects when there is no such building. Resolves when the view is still. */
  readonly goTo: (nameOrId: string) => Promise<void>;
  /** In CSS pixels of the last drawn frame. */
  readonly locate: (nameOrId: string, part: Part) => ScreenPlace | null;
  readonly measure: () => Measurement;
  /** Rejects on a name that is not one of the fixed viewpoints, or that has nothing to show. */
  readonly view: (name: string) => Promise<void>;
  /** Resolves with the epoch milliseconds at which the page's world first shows that state. */
  readonly whenState: (nameOrId: string, state: Container['state']) => Promise<number>;
  /** When the first complete frame stood: since navigation, and since its snapshot arrived; null before. */
  readonly firstFrame: () => FirstFrame | null;
}

declare global {
  interface Window {
    cratecraft: CratecraftAutomation;
  }
}

export interface AutomationPorts {
  readonly scene: TownScene;
  readonly player: Player;
  readonly loop: FrameLoop;
  readonly visitor: Visitor;
  readonly world: WorldStore;
  readonly pending: PendingStore;
  readonly stats: StatsStore;
  readonly setTime: (time: 'day' | 'dusk' | 'night') => void;
  readonly aspect: () => number;
  readonly first: { readonly ready: Promise<void>; readonly measured: () => FirstFrame | null };
}

export function createAutomation(ports: AutomationPorts): CratecraftAutomation {
  const { scene, loop, visitor, world } = ports;
  const find = (nameOrId: string) => findContainer(world, nameOrId);
  return {
    ready: ports.first.ready,
    firstFrame: ports.first.measured,
    world: () => viewOf(ports),
    goTo: async (nameOrId) => {
      const container = find(nameOrId);
      if (container === undefined) throw new Error(`no building of ${nameOrId}`);
      await visitor.goTo(container.id);
      await loop.drawn();
    },
    locate: (nameOrId, part) => {
      const container = find(nameOrId);
      return container === undefined ? null : scene.locate(container.id, part);
    },
    measure: scene.measure,
    view: (name) => showViewpoint(ports, name),
    whenState: (nameOrId, state) => whenState(world, nameOrId, state),
  };
}

const findContainer = (world: WorldStore, nameOrId: string): Container | undefined =>
  containersOf(world.getState().records).find(
    ({ id, name }) => name === nameOrId || engineIdOf(id) === nameOrId || id === nameOrId,
  );

async function showViewpoint(ports: AutomationPorts, name: string): Promise<void> {
  const { records } = ports.world.getState();
  const viewpoint = viewpointOf(name, {
    records,
    aspect: ports.aspect(),
    frontOf: (container) => frontOf(container, records),
  });
  if (viewpoint === null) throw new Error(`no view ${name}: there are ${VIEWPOINTS.join(', ')}`);
  if (viewpoint.time !== null) ports.setTime(viewpoint.time);
  showView(ports.player, viewpoint.pose);
  await ports.loop.drawn();
}

function whenState(world: WorldStore, nameOrId: string, state: Container['state']): Promise<number> {
  const holds = () => findContainer(world, nameOrId)?.state === state;
  if (holds()) return Promise.resolve(Date.now());
  return new Promise((resolve) => {
    const stop = world.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve(Date.now());
    });
  });
}

function viewOf({ world, pending, stats }: AutomationPorts): WorldView {
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
      ...figuresOf(container.slot, stats),
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

const figuresOf = (slot: number, stats: StatsStore) => ({
  cpuPercent: known(stats.cpuPercent[slot]),
  memoryBytes: known(stats.memoryBytes[slot]),
  sampleAgeMs: known(stats.sampleAgeMs(slot, Date.now())),
});

const known = (value: number | undefined): number | undefined => (Number.isFinite(value) ? value : undefined);
