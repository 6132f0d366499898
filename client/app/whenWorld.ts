import type { WorldState, WorldStore } from '../store/worldStore.ts';

/** Resolves as soon as it holds of the world, which may be now. */
export function whenWorld(world: WorldStore, holds: (state: WorldState) => boolean): Promise<void> {
  if (holds(world.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = world.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      resolve();
    });
  });
}
