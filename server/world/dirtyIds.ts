import { EngineError } from '../engine/engine.ts';
import type { Clock } from './clock.ts';
import { createSettling } from './settling.ts';

export const COALESCE_MS = 50;
/** The queue holds no more: beyond that it is dropped and everything is listed, which is cheaper than naming them. */
export const MOST_IDS = 250;

export interface DirtyIds {
  /** The container may have changed: it is read now, and again when it has settled. Never waits, never throws. */
  mark(engineId: string): void;
  /** Whether an event named it within the last two seconds. */
  hasHeard(engineId: string): boolean;
  /** Marks, and resolves when a read that began afterwards has ended; rejects when that read failed. */
  reread(engineId: string): Promise<void>;
  /** How many are waiting to be read; never more than MOST_IDS. */
  depth(): number;
  close(): void;
}

export interface DirtyReads {
  readSome(engineIds: readonly string[]): Promise<void>;
  readAll(): Promise<void>;
  onFailure(error: unknown): void;
}

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

interface Queue {
  readonly clock: Clock;
  readonly reads: DirtyReads;
  readonly ids: Set<string>;
  /** More came than the queue holds. */
  isFull: boolean;
  waiters: Waiter[];
  isBusy: boolean;
  isClosed: boolean;
  cancelRest: (() => void) | null;
}

/** The first id is read at once; those that follow within 50 ms, or while a read is under way, are read together. */
export function createDirtyIds(clock: Clock, reads: DirtyReads): DirtyIds {
  const queue: Queue = {
    clock,
    reads,
    ids: new Set(),
    isFull: false,
    waiters: [],
    isBusy: false,
    isClosed: false,
    cancelRest: null,
  };
  const settling = createSettling<string>({
    ...{ clock, windowMs: COALESCE_MS, most: MOST_IDS + 1 },
    onSettled: (ids) => {
      for (const id of ids) mark(queue, id);
    },
  });
  return {
    mark(engineId) {
      mark(queue, engineId);
      settling.add(engineId);
    },
    hasHeard: (engineId) => settling.has(engineId),
    reread: (engineId) =>
      new Promise((resolve, reject) => {
        if (queue.isClosed) reject(watchEnded());
        queue.waiters.push({ resolve, reject });
        mark(queue, engineId);
      }),
    depth: () => queue.ids.size,
    close() {
      queue.isClosed = true;
      settling.close();
      queue.cancelRest?.();
      for (const waiter of queue.waiters) waiter.reject(watchEnded());
      queue.waiters = [];
    },
  };
}

const watchEnded = () => new EngineError('unreachable', 'the engine went away meanwhile');

function mark(queue: Queue, engineId: string) {
  if (queue.isClosed) return;
  if (!queue.isFull) queue.ids.add(engineId);
  if (queue.ids.size > MOST_IDS) {
    queue.ids.clear();
    queue.isFull = true;
  }
  schedule(queue);
}

function schedule(queue: Queue) {
  if (queue.isBusy || queue.isClosed || queue.cancelRest !== null) return;
  if (queue.ids.size > 0 || queue.isFull) void read(queue);
}

async function read(queue: Queue): Promise<void> {
  const { clock, reads, isFull, waiters } = queue;
  const ids = [...queue.ids];
  const began = clock.now();
  queue.ids.clear();
  Object.assign(queue, { isFull: false, waiters: [], isBusy: true });
  rest(queue, COALESCE_MS);
  try {
    await (isFull ? reads.readAll() : reads.readSome(ids));
    for (const waiter of waiters) waiter.resolve();
  } catch (error) {
    for (const waiter of waiters) waiter.reject(error);
    reads.onFailure(error);
  }
  queue.isBusy = false;
  // An engine that is in a storm is not also asked for one list after the other.
  if (isFull) rest(queue, Math.max(COALESCE_MS, clock.now() - began));
  schedule(queue);
}

function rest(queue: Queue, delayMs: number) {
  if (queue.isClosed) return;
  queue.cancelRest?.();
  queue.cancelRest = queue.clock.after(delayMs, () => {
    queue.cancelRest = null;
    schedule(queue);
  });
}
