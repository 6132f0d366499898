import type { Clock } from '../../client/store/clock.ts';

export interface HeldClock extends Clock {
  /** Lets that much time pass, and whatever becomes due in it happen in order. */
  readonly pass: (ms: number) => void;
}

/** A clock that stands still until it is told to go on. */
export function heldClock(start = 1_000_000): HeldClock {
  let now = start;
  let timers: { readonly at: number; readonly run: () => void }[] = [];
  const runDue = (until: number): void => {
    const due = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
    if (due === undefined) return;
    timers = timers.filter((timer) => timer !== due);
    now = Math.max(now, due.at);
    due.run();
    runDue(until);
  };
  return {
    now: () => now,
    after: (delayMs, run) => {
      const timer = { at: now + delayMs, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    pass: (ms) => {
      const until = now + ms;
      runDue(until);
      now = until;
    },
  };
}
