import { diffRecords, isSameRecord } from '../../shared/diff.ts';
import type { Diff } from '../../shared/diff.ts';
import type { Patch } from '../../shared/patch.ts';
import type { RecordId, RecordMap, WorldRecord } from '../../shared/records.ts';

export interface WorldMap {
  /** One run of the server. */
  readonly epoch: string;
  /** As they are now; what was handed out never changes. */
  records(): RecordMap;
  /** One of them, cheaper than `records()`, which costs the next change a copy of all. */
  get(id: RecordId): WorldRecord | undefined;
  revision(): number;
  /** Makes `next` the truth; null when it says nothing new. Records that say the same keep their identity. */
  commit(next: RecordMap): Patch | null;
  /** The same for a part: costs what changes, not what there is. */
  apply(change: Diff): Patch | null;
  /** Called after each commit that changed something; returns its undo. */
  onPatch(listener: (patch: Patch) => void): () => void;
}

interface Held {
  records: Map<RecordId, WorldRecord>;
  /** Somebody holds `records`: the next change makes a new map. */
  isShared: boolean;
}

/** The one authoritative map of records; revisions count the commits that changed something. */
export function createWorldMap(epoch: string): WorldMap {
  const held: Held = { records: new Map(), isShared: false };
  let revision = 0;
  const listeners = new Set<(patch: Patch) => void>();

  function tell(diff: Diff | null): Patch | null {
    if (diff === null) return null;
    takeOver(held, diff);
    revision += 1;
    const patch = { ...diff, epoch, previous: revision - 1, revision };
    for (const listener of listeners) listener(patch);
    return patch;
  }

  return {
    epoch,
    records() {
      held.isShared = true;
      return held.records;
    },
    get: (id) => held.records.get(id),
    revision: () => revision,
    commit: (next) => tell(diffRecords(held.records, next)),
    apply: (change) => tell(newIn(held.records, change)),
    onPatch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What of the change is not so already. */
function newIn(records: RecordMap, change: Diff): Diff | null {
  const put = change.put.filter((record) => !isSameRecord(records.get(record.id), record));
  const remove = change.remove.filter((id) => records.has(id));
  return put.length === 0 && remove.length === 0 ? null : { put, remove };
}

function takeOver(held: Held, { put, remove }: Diff) {
  if (held.isShared) held.records = new Map(held.records);
  held.isShared = false;
  for (const id of remove) held.records.delete(id);
  for (const record of put) held.records.set(record.id, record);
}
