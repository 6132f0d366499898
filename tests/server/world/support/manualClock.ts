import type { Clock } from '../../../../server/world/clock.ts';

export interface ManualClock extends Clock {
  /** Turns the hands; every timer that falls due runs in order, and what it awaits settles before the next. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function manualClock(start = 1_800_000_000_000, random: () => number = () => 0.5): ManualClock {
  const timers = new Set<Timer>();
  let now = start;
  return {
    now: () => now,
    random,
    after(delayMs, run) {
      const timer = { at: now + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = firstOf(timers);
        if (due === undefined || due.at > end) break;
        timers.delete(due);
        now = Math.max(now, due.at);
        due.run();
        await settle();
      }
      now = end;
    },
  };
}

/** Of those due at once the one that was set first. */
function firstOf(timers: Iterable<Timer>): Timer | undefined {
  let first: Timer | undefined;
  for (const timer of timers) if (first === undefined || timer.at < first.at) first = timer;
  return first;
}
