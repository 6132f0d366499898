import { containersOf, hostsOf } from '../../shared/records.ts';
import type { TownScene } from '../scene/townScene.ts';
import type { WorldStore } from '../store/worldStore.ts';
import type { FrameLoop } from './frameLoop.ts';
import type { LandFeed } from './landFeed.ts';

/** Milliseconds until the whole town stood in a drawn frame. */
export interface FirstFrame {
  readonly sinceNavigationMs: number;
  readonly sinceSnapshotMs: number;
}

export interface FirstFramePorts {
  readonly scene: TownScene;
  readonly loop: FrameLoop;
  readonly land: LandFeed;
  readonly world: WorldStore;
  /** The world is here for the first time: the visitor can be put where there is something to see. */
  readonly onSynchronised: () => void;
}

/** Waits for the first frame in which every building and all land of a synchronised world are drawn. */
export function watchFirstFrame(ports: FirstFramePorts): {
  readonly ready: Promise<void>;
  readonly measured: () => FirstFrame | null;
} {
  let measured: FirstFrame | null = null;
  const ready = untilSynchronised(ports.world).then(async () => {
    const snapshotAtMs = performance.now();
    ports.onSynchronised();
    await untilComplete(ports);
    const now = performance.now();
    measured = { sinceNavigationMs: now, sinceSnapshotMs: now - snapshotAtMs };
    document.documentElement.dataset['ready'] = 'true';
  });
  return { ready, measured: () => measured };
}

function untilSynchronised(world: WorldStore): Promise<void> {
  const isHere = () => world.getState().connection === 'live' && hostsOf(world.getState().records).length > 0;
  if (isHere()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = world.subscribe(() => {
      if (!isHere()) return;
      stop();
      resolve();
    });
  });
}

async function untilComplete({ scene, loop, land, world }: FirstFramePorts): Promise<void> {
  const isComplete = () => {
    const { records } = world.getState();
    const standing = containersOf(records).filter(({ plot }) => plot !== null).length;
    return land.isComplete(records) && scene.measure().buildings === standing;
  };
  do await loop.drawn();
  while (!isComplete());
}
