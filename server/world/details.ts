import type { ContainerDetails } from '../engine/engine.ts';
import type { Clock } from './clock.ts';

/** A storm of inspects has hung machines with 30,000 stopped containers: at most ten a second, eight in flight. */
export const SPACING_MS = 100;
const MOST_IN_FLIGHT = 8;
/** Ten thousand containers are inspected for 17 minutes: each result alone would be ten patches a second for so long. */
export const BATCH_MS = 250;

/** In this order. */
const TURNS = ['first', 'urgent', 'later'] as const;
export type Turn = (typeof TURNS)[number];

export interface DetailsQueue {
  /** Inspect this container when its turn comes. */
  want(engineId: string, turn: Turn): void;
  depth(): number;
  close(): void;
}

export interface DetailsOptions {
  readonly clock: Clock;
  readonly inspect: (engineId: string) => Promise<ContainerDetails>;
  /** What came within 250 ms, together. */
  readonly onDetails: (found: readonly ContainerDetails[]) => void;
  /** The next audit asks again; a container that is gone is no fault. */
  readonly onFailure: (engineId: string, error: unknown) => void;
}

interface Queue {
  readonly options: DetailsOptions;
  readonly waiting: Readonly<Record<Turn, Set<string>>>;
  inFlight: number;
  isClosed: boolean;
  cancelNext: (() => void) | null;
  found: ContainerDetails[];
  cancelTelling: (() => void) | null;
}

/** Paced inspects in the background, each container at most once in the queue. */
export function createDetailsQueue(options: DetailsOptions): DetailsQueue {
  const queue: Queue = {
    options,
    waiting: { first: new Set(), urgent: new Set(), later: new Set() },
    inFlight: 0,
    isClosed: false,
    cancelNext: null,
    found: [],
    cancelTelling: null,
  };
  return {
    want(engineId, turn) {
      line(queue, engineId, turn);
      schedule(queue);
    },
    depth: () => TURNS.reduce((sum, turn) => sum + queue.waiting[turn].size, queue.inFlight),
    close() {
      queue.isClosed = true;
      queue.cancelNext?.();
      queue.cancelTelling?.();
    },
  };
}

/** One that waits already keeps its place, unless the new turn comes sooner. */
function line({ waiting }: Queue, engineId: string, turn: Turn) {
  const held = TURNS.find((each) => waiting[each].has(engineId));
  if (held !== undefined && TURNS.indexOf(held) <= TURNS.indexOf(turn)) return;
  if (held !== undefined) waiting[held].delete(engineId);
  waiting[turn].add(engineId);
}

function schedule(queue: Queue) {
  if (queue.isClosed || queue.cancelNext !== null || queue.inFlight >= MOST_IN_FLIGHT) return;
  const { first, urgent, later } = queue.waiting;
  const engineId = takeFirst(first) ?? takeFirst(urgent) ?? takeFirst(later);
  if (engineId === undefined) return;
  queue.cancelNext = queue.options.clock.after(SPACING_MS, () => {
    queue.cancelNext = null;
    schedule(queue);
  });
  void inspect(queue, engineId);
}

async function inspect(queue: Queue, engineId: string): Promise<void> {
  queue.inFlight += 1;
  try {
    const details = await queue.options.inspect(engineId);
    if (!queue.isClosed) tellSoon(queue, details);
  } catch (error) {
    if (!queue.isClosed) queue.options.onFailure(engineId, error);
  }
  queue.inFlight -= 1;
  schedule(queue);
}

function tellSoon(queue: Queue, details: ContainerDetails) {
  queue.found.push(details);
  queue.cancelTelling ??= queue.options.clock.after(BATCH_MS, () => {
    const { found } = queue;
    queue.found = [];
    queue.cancelTelling = null;
    queue.options.onDetails(found);
  });
}

function takeFirst(ids: Set<string>): string | undefined {
  const [first] = ids;
  if (first !== undefined) ids.delete(first);
  return first;
}
