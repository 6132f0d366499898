import type { TownStore } from '../../../../server/world/hostRecords.ts';
import { openStore } from '../../../../server/store/store.ts';

/** A real store whose file is memory. */
export const memoryStore = (): TownStore =>
  openStore({
    path: ':memory:',
    onFailure: (error) => {
      throw error;
    },
  });

/** Keeps nothing: each town begins anew. */
export const noStore: TownStore = { load: () => ({ plots: [], parcels: [] }), save: () => undefined };

export const silentLog = { info: () => undefined, warn: () => undefined };
