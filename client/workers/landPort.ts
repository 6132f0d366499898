import type { LandBuilder, LandPort } from './landClient.ts';

/** The part of a worker that is used here. */
interface LandWorker extends LandBuilder {
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A hiccup of the network, or of the memory, is over at the second try; a fault is not at the third. */
const MOST_WORKERS = 2;

/** @param onLost told why, when there will be no more land. Throws where the browser has no workers. */
export const startLandWorker = (onLost: (error: unknown) => void): LandPort =>
  keepWorker(() => new Worker(new URL('./landWorker.ts', import.meta.url), { type: 'module' }), onLost);

/** Land from a worker, and from another one after the first could not start or has broken off. */
export function keepWorker(start: () => LandWorker, onLost: (error: unknown) => void): LandPort {
  let started = 0;
  const port: LandPort = {
    ...{ onmessage: null, onrestart: null },
    postMessage: (request) => worker.postMessage(request),
    terminate: () => worker.terminate(),
  };
  const next = (): LandWorker => {
    const own = start();
    started += 1;
    own.onmessage = (event) => port.onmessage?.(event);
    own.onerror = ({ message }) => {
      own.onerror = null;
      own.terminate();
      // A script that does not arrive gives no reason.
      if (started === MOST_WORKERS) onLost(new Error(message || 'its worker does not start'));
      else restart();
    };
    return own;
  };
  const restart = () => {
    worker = next();
    port.onrestart?.();
  };
  let worker = next();
  return port;
}
