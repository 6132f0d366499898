/** Time and chance as arguments, so that tests can turn the hands. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls once after `delayMs`; returns what cancels it. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** In [0, 1). */
  readonly random: () => number;
}

export const systemClock: Clock = {
  now: Date.now,
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
  random: Math.random,
};

/** Resolves after `delayMs`, or at once when the signal aborts. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(delayMs, done);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}

/** A signal that aborts with its parent or after `limitMs`; `done` must be called when the work has ended. */
export function limited(
  clock: Clock,
  limitMs: number,
  parent: AbortSignal,
): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  const cancel = clock.after(limitMs, abort);
  parent.addEventListener('abort', abort);
  if (parent.aborted) abort();
  return {
    signal: controller.signal,
    done: () => {
      cancel();
      parent.removeEventListener('abort', abort);
    },
  };
}
