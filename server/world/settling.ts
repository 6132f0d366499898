import type { Clock } from './clock.ts';

/**
 * An engine tells of an end before its own list shows it (Docker 20.10 cleans up in between), and nothing follows. So what an
 * event named is read again.
 */
const SETTLE_MS: readonly number[] = [300, 2_000];

/** How long each is remembered. */
export const SETTLED_MS = Math.max(...SETTLE_MS);

export interface Settling<T> {
  /** The same comes back when it has settled, each time together with what was added within `windowMs`. */
  add(item: T): void;
  /** Whether it was added within the last two seconds. */
  has(item: T): boolean;
  close(): void;
}

interface Batches<T> extends SettlingOptions<T> {
  readonly cancels: Set<() => void>;
  readonly alive: Set<ReadonlySet<T>>;
  open: Set<T> | null;
}

export interface SettlingOptions<T> {
  readonly clock: Clock;
  readonly windowMs: number;
  /** In one window; what comes beyond is left out. */
  readonly most: number;
  readonly onSettled: (items: ReadonlySet<T>) => void;
}

/** One timer for all that comes within the window: a storm of events must not become a storm of timers. */
export function createSettling<T>(options: SettlingOptions<T>): Settling<T> {
  const batches: Batches<T> = { ...options, cancels: new Set(), alive: new Set(), open: null };
  return {
    add(item) {
      batches.open ??= begin(batches);
      if (batches.open.size < batches.most) batches.open.add(item);
    },
    has: (item) => [...batches.alive].some((items) => items.has(item)),
    close() {
      for (const cancel of batches.cancels) cancel();
      batches.cancels.clear();
    },
  };
}

function begin<T>(batches: Batches<T>): Set<T> {
  const items = new Set<T>();
  batches.alive.add(items);
  later(batches, batches.windowMs, () => {
    batches.open = null;
  });
  for (const delayMs of SETTLE_MS) later(batches, delayMs, () => batches.onSettled(items));
  later(batches, SETTLED_MS, () => batches.alive.delete(items));
  return items;
}

function later<T>(
  { clock, cancels }: Pick<Batches<T>, 'clock' | 'cancels'>,
  delayMs: number,
  run: () => void,
) {
  const cancel = clock.after(delayMs, () => {
    cancels.delete(cancel);
    run();
  });
  cancels.add(cancel);
}
