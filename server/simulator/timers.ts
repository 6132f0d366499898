import type { Clock } from '../world/clock.ts';

/** Time comes in as an argument; chance comes from the seed. */
export type SimulatorClock = Pick<Clock, 'now' | 'after'>;

/** Timers that end with the simulator, some of them with their owner (a container's id). */
export interface Timers {
  now(): number;
  after(delayMs: number, run: () => void): () => void;
  /** Replaces the owner's timer of that name. */
  set(owner: { readonly id: string; readonly name: string }, delayMs: number, run: () => void): void;
  clear(id: string): void;
  close(): void;
}

export function createTimers(clock: SimulatorClock): Timers {
  const live = new Set<() => void>();
  const owned = new Map<string, Map<string, () => void>>();

  function after(delayMs: number, run: () => void): () => void {
    const cancelTimer = clock.after(delayMs, () => {
      live.delete(cancel);
      run();
    });
    const cancel = () => {
      cancelTimer();
      live.delete(cancel);
    };
    live.add(cancel);
    return cancel;
  }

  return {
    now: () => clock.now(),
    after,
    set({ id, name }, delayMs, run) {
      const timers = owned.get(id) ?? new Map<string, () => void>();
      timers.get(name)?.();
      timers.set(name, after(delayMs, run));
      owned.set(id, timers);
    },
    clear(id) {
      for (const cancel of owned.get(id)?.values() ?? []) cancel();
      owned.delete(id);
    },
    close() {
      for (const cancel of [...live]) cancel();
      owned.clear();
    },
  };
}
