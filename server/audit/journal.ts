import type { AuditEntry, NumberedEntry } from '../../shared/audit.ts';
import { giveUpWaiting, takeTurn } from './turn.ts';
import type { JournalOptions, State, Waiting, Writing } from './turn.ts';

/** A file of this length holds some 16,000 entries, and is read at the start in 0.1 s. */
export const ROTATE_BYTES = 8 * 1024 * 1024;
/** Entries that wait while nothing can be written. */
export const QUEUE_MOST = 1_000;
export const RETRY_MS = 2_000;
/** A disk that hangs holds nobody up for longer; less than the 4.5 s in which the process ends. */
export const DISK_LIMIT_MS = 3_000;
/** A folder that is gone or read-only is noticed before somebody wants to stop something. */
export const CHECK_MS = 5_000;

export interface Journal {
  /** `make` is called when its turn comes, in the order of the calls; null leaves it out. `sync`: written means on the disk. */
  write(make: () => AuditEntry | null, durability: 'plain' | 'sync'): Writing;
  /** What the files said at the start. */
  readonly opened: Promise<readonly NumberedEntry[]>;
  /** Resolves when what has been asked for so far is written, or given up. */
  settled(): Promise<void>;
  /** Why nothing can be written now, as a cause; null while it can. */
  trouble(): string | null;
  close(): Promise<void>;
}

/** The end of the chain: one writer, one file at a time, every entry in the order in which it was asked for. */
export function createJournal(options: JournalOptions): Journal {
  const { promise: opened, resolve } = promiseOf<readonly NumberedEntry[]>();
  const state: State = {
    ...{ options, place: null, queue: [], lost: 0, late: 0, trouble: null, opened: resolve },
  };
  const turns: Turns = {
    ...{ state, last: Promise.resolve(), isClosed: false, isUnderWay: false },
    cancelNext: () => undefined,
  };
  pump(turns);
  return {
    opened,
    write: (make, durability) => write(turns, make, durability),
    settled: () => turns.last,
    trouble: () => state.trouble?.cause ?? null,
    async close() {
      pump(turns);
      await turns.last;
      turns.isClosed = true;
      turns.cancelNext();
    },
  };
}

function promiseOf<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((take) => (resolve = take));
  return { promise, resolve };
}

function write(turns: Turns, make: Waiting['make'], durability: Waiting['durability']): Writing {
  const { state } = turns;
  const { promise, resolve } = promiseOf<boolean>();
  const writing: Writing = { seq: null, written: promise };
  if (state.queue.length >= QUEUE_MOST) {
    state.lost += 1;
    resolve(false);
    return writing;
  }
  const waiting = { writing, at: state.options.clock.now(), make, durability, settle: resolve };
  state.queue = [...state.queue, waiting];
  if (state.trouble === null) pump(turns);
  else resolve(false);
  return writing;
}

interface Turns {
  readonly state: State;
  last: Promise<void>;
  cancelNext: () => void;
  isClosed: boolean;
  /** Also long after nobody waits for it any more: until the disk has answered nothing else is asked of it. */
  isUnderWay: boolean;
}

/** One turn after the other. */
function pump(turns: Turns) {
  turns.last = turns.last.then(async () => {
    if (turns.isClosed) return;
    turns.cancelNext();
    if (!turns.isUnderWay) await turnWithin(turns, DISK_LIMIT_MS);
    const delayMs = turns.state.trouble === null ? CHECK_MS : RETRY_MS;
    turns.cancelNext = turns.state.options.clock.after(delayMs, () => pump(turns));
  });
}

/** Resolves when the turn has been taken, or has lasted that long; then it goes on by itself. */
async function turnWithin(turns: Turns, limitMs: number): Promise<void> {
  const { state } = turns;
  const { promise, resolve } = promiseOf<undefined>();
  const cancel = state.options.clock.after(limitMs, () => {
    giveUpWaiting(state, `the disk has not answered for ${limitMs / 1_000} s`);
    resolve(undefined);
  });
  turns.isUnderWay = true;
  void takeTurn(state).then(() => {
    turns.isUnderWay = false;
    cancel();
    resolve(undefined);
  });
  await promise;
}
