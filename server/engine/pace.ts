import type { Clock } from '../world/clock.ts';

/** Stats and inspects together, for one engine. */
export const MOST_IN_FLIGHT = 8;
export const SPACING_MS = 50;

export interface Pace {
  /** Begins `work` when its turn comes, the urgent before all others; rejects when the signal aborts before that. */
  run<T>(turn: Turn, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

export type Turn = 'urgent' | 'later';

interface Lane {
  readonly clock: Clock;
  readonly waiting: Readonly<Record<Turn, Set<() => void>>>;
  inFlight: number;
  isResting: boolean;
}

/** At most 8 in flight and 20 a second: a storm of them has hung engines. */
export function createPace(clock: Clock): Pace {
  const lane: Lane = {
    ...{ clock, inFlight: 0, isResting: false },
    waiting: { urgent: new Set(), later: new Set() },
  };
  return {
    async run(turn, signal, work) {
      await place(lane, turn, signal);
      try {
        return await work();
      } finally {
        lane.inFlight -= 1;
        next(lane);
      }
    },
  };
}

/** Resolves when it may begin. */
function place(lane: Lane, turn: Turn, signal: AbortSignal): Promise<void> {
  const waiting = lane.waiting[turn];
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      waiting.delete(begin);
      reject(new DOMException('the call was given up while it waited', 'AbortError'));
    };
    const begin = () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    };
    if (signal.aborted) {
      giveUp();
      return;
    }
    signal.addEventListener('abort', giveUp);
    waiting.add(begin);
    next(lane);
  });
}

function next(lane: Lane) {
  if (lane.isResting || lane.inFlight >= MOST_IN_FLIGHT) return;
  const begin = takeFirst(lane.waiting.urgent) ?? takeFirst(lane.waiting.later);
  if (begin === undefined) return;
  lane.inFlight += 1;
  lane.isResting = true;
  lane.clock.after(SPACING_MS, () => {
    lane.isResting = false;
    next(lane);
  });
  begin();
}

function takeFirst(waiting: Set<() => void>): (() => void) | undefined {
  const [first] = waiting;
  if (first !== undefined) waiting.delete(first);
  return first;
}
