import type { SimulatedContainer } from './container.ts';

/** The containers, by id and by name. Values are replaced, never changed. */
export interface ContainerStore {
  get(id: string): SimulatedContainer | undefined;
  named(name: string): SimulatedContainer | undefined;
  /** By full id, name (with or without slash) or unique start of an id; `ambiguous` when several ids start so. */
  find(reference: string): SimulatedContainer | 'ambiguous' | undefined;
  put(container: SimulatedContainer): void;
  remove(id: string): void;
  /** Newest first, as the engine lists. */
  all(): readonly SimulatedContainer[];
  readonly size: number;
}

export function createContainerStore(): ContainerStore {
  const byId = new Map<string, SimulatedContainer>();
  const idByName = new Map<string, string>();
  // Sorted once for as long as none comes or goes.
  let order: readonly string[] | null = null;
  const get = (id: string) => byId.get(id);
  const named = (name: string) => byId.get(idByName.get(name) ?? '');
  return {
    get,
    named,
    find: (reference) =>
      get(reference) ?? named(reference.replace(/^\//, '')) ?? findByStart(byId, reference),
    put(container) {
      const previous = byId.get(container.id);
      if (previous !== undefined && previous.name !== container.name) idByName.delete(previous.name);
      if (previous?.createdAt !== container.createdAt) order = null;
      byId.set(container.id, container);
      idByName.set(container.name, container.id);
    },
    remove(id) {
      idByName.delete(byId.get(id)?.name ?? '');
      byId.delete(id);
      order = null;
    },
    all() {
      order ??= [...byId.values()].sort((a, b) => b.createdAt - a.createdAt).map(({ id }) => id);
      return order.flatMap((id) => byId.get(id) ?? []);
    },
    get size() {
      return byId.size;
    },
  };
}

function findByStart(byId: ReadonlyMap<string, SimulatedContainer>, start: string) {
  if (!/^[0-9a-f]+$/.test(start)) return undefined;
  let found: SimulatedContainer | undefined;
  for (const [id, container] of byId) {
    if (!id.startsWith(start)) continue;
    if (found !== undefined) return 'ambiguous';
    found = container;
  }
  return found;
}
