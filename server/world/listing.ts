import type { ListedContainer } from '../engine/engine.ts';

export interface ListingChange {
  /** Added or different. */
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

export interface Listing {
  all(): ReadonlyMap<string, ListedContainer>;
  /** Number of a read that begins now; what a later read said is never overwritten by an earlier one. */
  begin(): number;
  applyAll(read: number, listed: readonly ListedContainer[]): ListingChange;
  /** `ids` that are missing in `listed` are gone. */
  applySome(read: number, ids: readonly string[], listed: readonly ListedContainer[]): ListingChange;
  clear(): void;
}

/** What the engine last said of each container, whatever the order in which overlapping reads come back. */
export function createListing(): Listing {
  const containers = new Map<string, ListedContainer>();
  /** Also of containers that are gone, until a later full list confirms it. */
  const readOf = new Map<string, number>();
  let reads = 0;

  function applySome(read: number, ids: readonly string[], listed: readonly ListedContainer[]) {
    const found = new Map(listed.map((container) => [container.engineId, container]));
    const change = { changed: [] as string[], removed: [] as string[] };
    for (const id of ids) {
      if ((readOf.get(id) ?? 0) > read) continue;
      readOf.set(id, read);
      const kind = applyOne(containers, id, found.get(id));
      if (kind !== null) change[kind].push(id);
    }
    return change;
  }

  return {
    all: () => containers,
    begin: () => (reads += 1),
    applySome,
    applyAll(read, listed) {
      // The engine lists the newest first; kept oldest first, so that a later entry is the newer one.
      const oldestFirst = listed.map((container) => container.engineId).reverse();
      const change = applySome(read, [...new Set([...containers.keys(), ...oldestFirst])], listed);
      for (const [id, last] of readOf) if (last <= read && !containers.has(id)) readOf.delete(id);
      return change;
    },
    clear() {
      containers.clear();
      readOf.clear();
    },
  };
}

function applyOne(
  containers: Map<string, ListedContainer>,
  id: string,
  container: ListedContainer | undefined,
): 'changed' | 'removed' | null {
  const before = containers.get(id);
  if (container === undefined) return containers.delete(id) ? 'removed' : null;
  if (before !== undefined && isSameListed(before, container)) return null;
  containers.set(id, container);
  return 'changed';
}

/** The one mapper makes them, so their fields come in one order. */
function isSameListed(a: ListedContainer, b: ListedContainer): boolean {
  const right: readonly unknown[] = Object.values(b);
  return Object.values(a).every((value, i) => Object.is(value, right[i]));
}
