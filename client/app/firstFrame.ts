import { containersOf } from '../../shared/records.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { WorldStore } from '../store/worldStore.ts';
import type { FrameLoop } from './frameLoop.ts';
import type { LandFeed } from './landFeed.ts';
import { whenWorld } from './whenWorld.ts';

/** How long it took until what there is stood in a drawn frame. */
export interface FirstFrame {
  /** Milliseconds since navigation until the snapshot had arrived, and there was a scene to show it in. */
  readonly snapshotMs: number;
  /** Until the buildings and the land about the visitor stood in a drawn frame. */
  readonly nearMs: number;
  /** Until all buildings and all land did. */
  readonly completeMs: number;
}

export interface FirstFramePorts {
  readonly scene: TownScene;
  readonly loop: FrameLoop;
  readonly land: LandFeed;
  readonly world: WorldStore;
  /** The world is here for the first time: the visitor can be put where there is something to see. */
  readonly onSnapshot: () => void;
  /** What is near stands in a drawn frame. */
  readonly onNear: () => void;
}

/** Waits for the first frame in which every building and all land of a synchronised world are drawn. */
export function watchFirstFrame(ports: FirstFramePorts): {
  readonly ready: Promise<void>;
  readonly measured: () => FirstFrame | null;
} {
  const { loop, land, world } = ports;
  let measured: FirstFrame | null = null;
  const ready = whenWorld(world, ({ records }) => records.size > 0).then(async () => {
    const snapshotMs = performance.now();
    ports.onSnapshot();
    await whenWorld(world, ({ connection }) => connection === 'live');
    // Buildings near the visitor are raised before any land can be there.
    await loop.drawn(() => land.isBegun(world.getState().records));
    const nearMs = performance.now();
    ports.onNear();
    await loop.drawn(() => land.isComplete(world.getState().records));
    while (!areBuildingsDrawn(ports)) await loop.drawn();
    measured = { snapshotMs, nearMs, completeMs: performance.now() };
    document.documentElement.dataset['ready'] = 'true';
  });
  return { ready, measured: () => measured };
}

const areBuildingsDrawn = ({ scene, world }: FirstFramePorts): boolean => {
  const standing = containersOf(world.getState().records).filter(({ plot }) => plot !== null);
  return scene.measure().buildings === standing.length;
};
