/** Stats and inspects of one engine together: more would be felt by everybody else who uses it. */
export const MOST_IN_FLIGHT = 8;
/** 20 requests a second. */
export const SPACING_MS = 50;

export interface RequestLane {
  /** Begins `work` in its turn: those that are `first` before all that are `later`. Rejects when `signal` aborts before. */
  run<T>(turn: 'first' | 'later', work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** Begins what waits. */
type Waiter = () => void;

interface Lane {
  readonly first: Set<Waiter>;
  readonly later: Set<Waiter>;
  inFlight: number;
  isSpacing: boolean;
}

export function createRequestLane(): RequestLane {
  const lane: Lane = { first: new Set(), later: new Set(), inFlight: 0, isSpacing: false };
  return {
    async run(turn, work, signal) {
      signal.throwIfAborted();
      await turnIn(lane, lane[turn], signal);
      try {
        return await work();
      } finally {
        lane.inFlight -= 1;
        beginNext(lane);
      }
    },
  };
}

function beginNext(lane: Lane): void {
  if (lane.isSpacing || lane.inFlight >= MOST_IN_FLIGHT) return;
  const [next] = lane.first.size > 0 ? lane.first : lane.later;
  if (next === undefined) return;
  lane.isSpacing = true;
  lane.inFlight += 1;
  setTimeout(() => {
    lane.isSpacing = false;
    beginNext(lane);
  }, SPACING_MS);
  next();
}

/** Resolves when it is this one's turn; its place is taken then. */
const turnIn = (lane: Lane, queue: Set<Waiter>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => {
      queue.delete(waiter);
      signal.removeEventListener('abort', giveUp);
    };
    const giveUp = () => {
      leave();
      reject(new DOMException('given up before its turn', 'AbortError'));
    };
    const waiter = () => {
      leave();
      resolve();
    };
    queue.add(waiter);
    signal.addEventListener('abort', giveUp);
    beginNext(lane);
  });
