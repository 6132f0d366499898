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

/** The title stands over the town while the GPU is lost; a page that never gets it back is loaded anew. */
export function createLostContext({ view, clock, reload }: LostContextPorts) {
  let callOff = (): void => undefined;
  return (state: 'lost' | 'restored'): void => {
    callOff();
    view.setScene(state === 'restored' ? { phase: 'ready' } : { phase: 'loading' });
    if (state === 'lost') callOff = clock.after(RELOAD_AFTER_MS, reload);
  };
}
