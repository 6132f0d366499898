import type { Clock } from '../store/clock.ts';
import type { ViewStore } from '../store/viewStore.ts';

/** A GPU that is not given back within this will not be. */
export const RELOAD_AFTER_MS = 10_000;

export interface LostContextPorts {
  readonly view: Pick<ViewStore, 'setScene'>;
  readonly clock: Clock;
  /** Loads the page anew. */
  readonly reload: () => void;
}

export interface LostContext {
  readonly tell: (state: 'lost' | 'restored') => void;
  /** What is near stands in a drawn frame. */
  readonly stands: () => void;
}

/** The title stands over the town until it is there, and while the GPU is lost; a page that never gets it back is loaded anew. */
export function createLostContext({ view, clock, reload }: LostContextPorts): LostContext {
  let [isThere, isLost] = [false, false];
  let callOff = (): void => undefined;
  const show = () => view.setScene({ phase: isThere && !isLost ? 'ready' : 'loading' });
  return {
    tell: (state) => {
      callOff();
      isLost = state === 'lost';
      show();
      if (isLost) callOff = clock.after(RELOAD_AFTER_MS, reload);
    },
    stands: () => {
      isThere = true;
      show();
    },
  };
}
