/** Time as an argument, so that tests can hold it. */
export interface Clock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls once after that many milliseconds; the result calls it off. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
