import type { ContainerId } from '../../shared/records.ts';

/** A frame on its way when a container goes must not light the lamps of the next one. */
export const SLOT_REST_MS = 60_000;

export interface Slots {
  /** The container's slot; the smallest free one when it has none yet. */
  take(id: ContainerId): number;
  release(id: ContainerId): void;
}

/** Columns of the stats frames: small integers, one a container over all hosts, reused only after a rest. */
export function createSlots(now: () => number): Slots {
  const taken = new Map<ContainerId, number>();
  /** Slot → when it was released; in order of release. */
  const resting = new Map<number, number>();
  const free: number[] = [];
  let next = 0;

  function wake() {
    for (const [slot, since] of resting) {
      if (now() - since < SLOT_REST_MS) return;
      resting.delete(slot);
      insertSorted(free, slot);
    }
  }

  return {
    take(id) {
      const own = taken.get(id);
      if (own !== undefined) return own;
      wake();
      const slot = free.shift() ?? next++;
      taken.set(id, slot);
      return slot;
    },
    release(id) {
      const slot = taken.get(id);
      if (slot === undefined) return;
      taken.delete(id);
      resting.set(slot, now());
    },
  };
}

function insertSorted(sorted: number[], value: number) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}
