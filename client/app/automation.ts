import type { ContainerState } from '../../shared/records.ts';
import type { Part } from '../city/parts.ts';
import { showView, type Player } from '../player/player.ts';
import type { Measurement } from '../scene/probe.ts';
import type { ScreenPlace, TownScene } from '../scene/townScene.ts';
import type { FrameLoop } from './frameLoop.ts';
import { frontOf } from './fronts.ts';
import type { FirstFrame } from './firstFrame.ts';
import type { Visitor } from './visitor.ts';
import { whenWorld } from './whenWorld.ts';
import { findContainer, viewOf, whenState, type ViewedStores, type WorldView } from './worldView.ts';

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
  readonly whenState: (nameOrId: string, state: ContainerState) => Promise<number>;
  /** When the first complete frame stood: since navigation, and since its snapshot arrived; null before. */
  readonly firstFrame: () => FirstFrame | null;
}

declare global {
  interface Window {
    cratecraft: CratecraftAutomation;
  }
}

export interface AutomationPorts extends ViewedStores {
  readonly scene: TownScene;
  readonly player: Player;
  readonly loop: FrameLoop;
  readonly visitor: Visitor;
  readonly setTime: (time: 'day' | 'dusk' | 'night') => void;
  readonly aspect: () => number;
  readonly first: { readonly ready: Promise<void>; readonly measured: () => FirstFrame | null };
}

export function createAutomation(ports: AutomationPorts): CratecraftAutomation {
  const { scene, loop, visitor, world } = ports;
  const find = (nameOrId: string) => findContainer(world.getState().records, nameOrId);
  return {
    ready: ports.first.ready,
    firstFrame: ports.first.measured,
    world: () => viewOf(ports),
    goTo: async (nameOrId) => {
      const container = find(nameOrId);
      if (container?.plot == null) throw new Error(`no building of ${nameOrId}`);
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

async function showViewpoint(ports: AutomationPorts, name: string): Promise<void> {
  const { VIEWPOINTS, viewpointOf } = await import('../player/viewpoints.ts');
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

const NO_TOWN = 'no town can be drawn here; the list serves';

/** The same where no town can be drawn: the world can be read, and nothing can be gone to. */
export function createListAutomation(stores: ViewedStores): CratecraftAutomation {
  const refuse = () => Promise.reject(new Error(NO_TOWN));
  return {
    ready: whenWorld(stores.world, ({ connection }) => connection === 'live'),
    firstFrame: () => null,
    world: () => viewOf(stores),
    whenState: (nameOrId, state) => whenState(stores.world, nameOrId, state),
    goTo: refuse,
    view: refuse,
    locate: () => null,
    measure: () => {
      throw new Error(NO_TOWN);
    },
  };
}

const TOO_EARLY = 'the town is not there yet: wait for ready';

/** The same while there is no scene yet: the world can be read, and whoever wants to go somewhere waits. */
export function createEarlyAutomation(
  stores: ViewedStores,
  town: Promise<CratecraftAutomation>,
): CratecraftAutomation {
  return {
    ...createListAutomation(stores),
    ready: town.then(({ ready }) => ready),
    goTo: async (nameOrId) => (await town).goTo(nameOrId),
    view: async (name) => (await town).view(name),
    measure: () => {
      throw new Error(TOO_EARLY);
    },
  };
}
