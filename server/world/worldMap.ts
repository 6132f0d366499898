import { applyDiff, diffRecords } from '../../shared/diff.ts';
import type { Patch } from '../../shared/protocol.ts';
import type { RecordMap } from '../../shared/records.ts';

export interface WorldMap {
  /** One run of the server. */
  readonly epoch: string;
  records(): RecordMap;
  revision(): number;
  /** Makes `next` the truth; null when it says nothing new. Records that say the same keep their identity. */
  commit(next: RecordMap): Patch | null;
  /** Called after each commit that changed something; returns its undo. */
  onPatch(listener: (patch: Patch) => void): () => void;
}

/** The one authoritative map of records; revisions count the commits that changed something. */
export function createWorldMap(epoch: string): WorldMap {
  let records: RecordMap = new Map();
  let revision = 0;
  const listeners = new Set<(patch: Patch) => void>();

  function commit(next: RecordMap): Patch | null {
    const diff = diffRecords(records, next);
    if (diff === null) return null;
    records = applyDiff(records, diff);
    revision += 1;
    const patch = { ...diff, epoch, previous: revision - 1, revision };
    for (const listener of listeners) listener(patch);
    return patch;
  }

  return {
    epoch,
    records: () => records,
    revision: () => revision,
    commit,
    onPatch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
