import type { LandPort } from '../../client/workers/landClient.ts';
import { createLandQueue } from '../../client/workers/landQueue.ts';

/** The worker's queue in this thread; `turn` does one slice of work, after which waiting messages are read. */
export function portInThread(): { port: LandPort; turn: () => boolean } {
  let next: (() => void) | null = null;
  let time = 0;
  const port: LandPort = {
    ...{ onmessage: null, onrestart: null },
    postMessage: (request) => queue(request),
    terminate: () => {
      next = null;
    },
  };
  const queue = createLandQueue({
    post: (data) => port.onmessage?.(new MessageEvent('message', { data })),
    later: (work) => {
      next = work;
    },
    // Every look at the clock takes 6 ms, so that a slice is two steps.
    now: () => (time += 6),
  });
  const turn = (): boolean => {
    const work = next;
    next = null;
    work?.();
    return work !== null;
  };
  return { port, turn };
}

export function finish(turn: () => boolean): void {
  while (turn());
}
