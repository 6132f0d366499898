import { EngineError } from '../engine/engine.ts';
import type { Clock } from './clock.ts';

export const COALESCE_MS = 50;
/**
 * An engine tells of an end before its own list shows it (Docker 20.10 cleans up in between), and nothing follows. So what an
 * event named is read again.
 */
const SETTLE_MS: readonly number[] = [300, 2_000];
/** More than these at once are cheaper to list than to name. */
const MOST_IDS = 250;

export interface DirtyIds {
  /** The container may have changed: it is read now, and again when it has settled. Never waits, never throws. */
  mark(engineId: string): void;
  /** Marks, and resolves when a read that began afterwards has ended; rejects when that read failed. */
  reread(engineId: string): Promise<void>;
  /** How many are waiting to be read. */
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
  ids: Set<string>;
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
    waiters: [],
    isBusy: false,
    isClosed: false,
    cancelRest: null,
  };
  return {
    mark: (engineId) => {
      mark(queue, engineId);
      for (const delayMs of SETTLE_MS) clock.after(delayMs, () => mark(queue, engineId));
    },
    reread: (engineId) =>
      new Promise((resolve, reject) => {
        if (queue.isClosed) reject(watchEnded());
        queue.waiters.push({ resolve, reject });
        mark(queue, engineId);
      }),
    depth: () => queue.ids.size,
    close() {
      queue.isClosed = true;
      queue.cancelRest?.();
      for (const waiter of queue.waiters) waiter.reject(watchEnded());
      queue.waiters = [];
    },
  };
}

const watchEnded = () => new EngineError('unreachable', 'the engine went away meanwhile');

function mark(queue: Queue, engineId: string) {
  if (queue.isClosed) return;
  queue.ids.add(engineId);
  schedule(queue);
}

function schedule(queue: Queue) {
  if (queue.isBusy || queue.isClosed || queue.cancelRest !== null || queue.ids.size === 0) return;
  void read(queue);
}

async function read(queue: Queue): Promise<void> {
  const ids = [...queue.ids];
  const served = queue.waiters;
  queue.ids = new Set();
  queue.waiters = [];
  queue.isBusy = true;
  queue.cancelRest = queue.clock.after(COALESCE_MS, () => {
    queue.cancelRest = null;
    schedule(queue);
  });
  try {
    await (ids.length > MOST_IDS ? queue.reads.readAll() : queue.reads.readSome(ids));
    for (const waiter of served) waiter.resolve();
  } catch (error) {
    for (const waiter of served) waiter.reject(error);
    queue.reads.onFailure(error);
  }
  queue.isBusy = false;
  schedule(queue);
}
