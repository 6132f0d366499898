import { mark } from '../../shared/bookmark.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import type { Bookmark } from '../../shared/bookmark.ts';
import type { Patch, Snapshot } from '../../shared/patch.ts';
import type { RecordId } from '../../shared/records.ts';
import type { Clock } from '../world/clock.ts';
import type { WorldMap } from '../world/worldMap.ts';
import { createToldRecords } from './toldRecords.ts';

/** At most twenty patches a second, the first of a burst at once. */
export const PATCH_SPACING_MS = 50;

/**
 * The world as the clients are told of it. Snapshots are taken at the same revisions at which patches begin and end,
 * so that whoever holds one can apply the next patch.
 */
export interface PatchPacer {
  revision(): number;
  snapshot(): Snapshot;
  bookmark(): Bookmark;
  onPatch(listener: (patch: Patch) => void): () => void;
  close(): void;
}

export function createPatchPacer(map: WorldMap, clock: Clock): PatchPacer {
  const listeners = new Set<(patch: Patch) => void>();
  const told = createToldRecords(map);
  let revision = map.revision();
  /** At which revision each record was told last, kept in place: only what changes costs anything. */
  const revisions = new Map<RecordId, number>();
  let hash = mark(revisions, 0, { put: [...told.records.values()], remove: [], revision });
  let cancelRest: (() => void) | null = null;

  function tell() {
    const previous = revision;
    revision = map.revision();
    // What changed and changed back is told too, as an empty patch: somebody may wait for the revision.
    const patch = { ...told.take(), epoch: map.epoch, previous, revision };
    hash = mark(revisions, hash, patch);
    cancelRest = clock.after(PATCH_SPACING_MS, () => {
      cancelRest = null;
      if (map.revision() !== revision) tell();
    });
    for (const listener of listeners) listener(patch);
  }

  const undo = map.onPatch((patch) => {
    told.note(patch);
    if (cancelRest === null) tell();
  });
  return {
    revision: () => revision,
    snapshot: () => ({
      ...{ protocol: PROTOCOL_VERSION, epoch: map.epoch, revision, records: [...told.records.values()] },
      revisions: [...told.records.keys()].map((id) => revisions.get(id) ?? revision),
    }),
    bookmark: () => ({ epoch: map.epoch, revision, hash }),
    onPatch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      undo();
      cancelRest?.();
    },
  };
}
