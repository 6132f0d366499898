import { systemClock } from '../../server/world/clock.ts';
import type { Clock } from '../../server/world/clock.ts';

/** Time that passes `factor` times as fast as ours, for minutes over a real wire. */
export function fastClock(factor: number): Clock {
  const start = systemClock.now();
  return {
    now: () => start + (systemClock.now() - start) * factor,
    after: (delayMs, run) => systemClock.after(delayMs / factor, run),
    random: () => 0.5,
  };
}
