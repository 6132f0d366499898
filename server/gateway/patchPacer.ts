import { diffRecords } from '../../shared/diff.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol.ts';
import type { Patch, Snapshot } from '../../shared/protocol.ts';
import type { RecordMap } from '../../shared/records.ts';
import type { Clock } from '../world/clock.ts';
import type { WorldMap } from '../world/worldMap.ts';

/** At most twenty patches a second, the first of a burst at once. */
export const PATCH_SPACING_MS = 50;

/**
 * The world as the clients are told of it. Snapshots are taken at the same revisions at which patches begin and end,
 * so that whoever holds one can apply the next patch.
 */
export interface PatchPacer {
  revision(): number;
  snapshot(): Snapshot;
  onPatch(listener: (patch: Patch) => void): () => void;
  close(): void;
}

interface Told {
  readonly revision: number;
  readonly records: RecordMap;
}

export function createPatchPacer(map: WorldMap, clock: Clock): PatchPacer {
  const listeners = new Set<(patch: Patch) => void>();
  let told: Told = { revision: map.revision(), records: map.records() };
  let cancelRest: (() => void) | null = null;

  function tell() {
    const now = { revision: map.revision(), records: map.records() };
    // What changed and changed back is told too: somebody may wait for the revision.
    const diff = diffRecords(told.records, now.records) ?? { put: [], remove: [] };
    const patch = { ...diff, epoch: map.epoch, previous: told.revision, revision: now.revision };
    told = now;
    cancelRest = clock.after(PATCH_SPACING_MS, () => {
      cancelRest = null;
      if (map.revision() !== told.revision) tell();
    });
    for (const listener of listeners) listener(patch);
  }

  const undo = map.onPatch(() => {
    if (cancelRest === null) tell();
  });
  return {
    revision: () => told.revision,
    snapshot: () => snapshotOf(map.epoch, told),
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

const snapshotOf = (epoch: string, { revision, records }: Told): Snapshot => ({
  protocol: PROTOCOL_VERSION,
  epoch,
  revision,
  records: [...records.values()],
});
