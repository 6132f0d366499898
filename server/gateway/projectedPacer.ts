import { mark } from '../../shared/bookmark.ts';
import type { Patch } from '../../shared/patch.ts';
import type { RecordId } from '../../shared/records.ts';
import type { View } from './kioskView.ts';
import type { PatchPacer } from './patchPacer.ts';

/** The same revisions as of the other pacer, told otherwise: its ids are others, and so are its hashes. */
export function projectPacer(pacer: PatchPacer, view: Pick<View, 'snapshot' | 'patch'>): PatchPacer {
  const listeners = new Set<(patch: Patch) => void>();
  const revisions = new Map<RecordId, number>();
  const { records: put, revision, revisions: each = [] } = view.snapshot(pacer.snapshot());
  let hash = mark(revisions, 0, { put, remove: [], revision, revisions: each });
  const undo = pacer.onPatch((patch) => {
    const projected = view.patch(patch);
    hash = mark(revisions, hash, projected);
    for (const listener of listeners) listener(projected);
  });
  return {
    revision: () => pacer.revision(),
    snapshot: () => view.snapshot(pacer.snapshot()),
    bookmark: () => ({ ...pacer.bookmark(), hash }),
    onPatch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: undo,
  };
}
