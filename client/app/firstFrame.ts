import { containersOf } from '../../shared/records.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { WorldStore } from '../store/worldStore.ts';
import type { FrameLoop } from './frameLoop.ts';
import type { LandFeed } from './landFeed.ts';
import { whenWorld } from './whenWorld.ts';

/** How long it took until what there is stood in a drawn frame. */
export interface FirstFrame {
  /** All buildings, since the snapshot had arrived. */
  readonly buildingsMs: number;
  /** Buildings and land, since navigation. */
  readonly completeMs: number;
}

export interface FirstFramePorts {
  readonly scene: TownScene;
  readonly loop: FrameLoop;
  readonly land: LandFeed;
  readonly world: WorldStore;
  /** The world is here for the first time: the visitor can be put where there is something to see. */
  readonly onSnapshot: () => void;
}

/** Waits for the first frame in which every building and all land of a synchronised world are drawn. */
export function watchFirstFrame(ports: FirstFramePorts): {
  readonly ready: Promise<void>;
  readonly measured: () => FirstFrame | null;
} {
  let measured: FirstFrame | null = null;
  const ready = whenWorld(ports.world, ({ records }) => records.size > 0).then(async () => {
    const snapshotAtMs = performance.now();
    ports.onSnapshot();
    await whenWorld(ports.world, ({ connection }) => connection === 'live');
    await drawnUntil(ports.loop, () => areBuildingsDrawn(ports));
    const buildingsMs = performance.now() - snapshotAtMs;
    await drawnUntil(ports.loop, () => ports.land.isComplete(ports.world.getState().records));
    measured = { buildingsMs, completeMs: performance.now() };
    document.documentElement.dataset['ready'] = 'true';
  });
  return { ready, measured: () => measured };
}

const areBuildingsDrawn = ({ scene, world }: FirstFramePorts): boolean => {
  const standing = containersOf(world.getState().records).filter(({ plot }) => plot !== null);
  return scene.measure().buildings === standing.length;
};

/** At least one frame is drawn after what must hold holds. */
async function drawnUntil(loop: FrameLoop, holds: () => boolean): Promise<void> {
  for (let isShown = false; !isShown;) {
    isShown = holds();
    await loop.drawn();
  }
}
