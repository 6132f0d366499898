import type { Patch } from '../../shared/patch.ts';
import type { RecordId, WorldRecord } from '../../shared/records.ts';

/** At 20 patches a second these are 500 s: more than the five minutes for which a client may be away. */
export const RING_PATCHES = 10_000;
/** Of memory, as estimated. */
export const RING_BYTES = 16 * 1024 * 1024;
/** Where more differs, the snapshot is cheaper: it is encoded and compressed once for everybody. */
export const RESUME_RECORDS = 2_000;

/** What a patch costs without its records, and a record without its texts. */
export const PATCH_BYTES = 256;
export const RECORD_BYTES = 320;

/** The last patches, for who was away. */
export interface PatchRing {
  add(patch: Patch): void;
  /** One patch from that revision to the newest; null when the ring does not reach back so far, or too much differs. */
  since(revision: number): Patch | null;
  figures(): { readonly patches: number; readonly bytes: number };
}

interface Kept {
  readonly patch: Patch;
  readonly bytes: number;
}

/** By the revision at which each begins, the oldest first; each begins where the one before it ends. */
type Chain = Map<number, Kept>;

export function createPatchRing(): PatchRing {
  const chain: Chain = new Map();
  let bytes = 0;
  /** The last answer: a herd that was lost at one moment asks the same. */
  let answer: { readonly from: number; readonly patch: Patch | null } | null = null;

  function dropOldest() {
    for (const [begin, oldest] of chain) {
      if (chain.size <= RING_PATCHES && bytes <= RING_BYTES) return;
      chain.delete(begin);
      bytes -= oldest.bytes;
    }
  }

  return {
    add(patch) {
      const kept = { patch, bytes: bytesOf(patch) };
      chain.set(patch.previous, kept);
      bytes += kept.bytes;
      answer = null;
      dropOldest();
    },
    since(from) {
      if (answer?.from !== from) answer = { from, patch: merge(chain, from) };
      return answer.patch;
    },
    figures: () => ({ patches: chain.size, bytes }),
  };
}

function merge(chain: Chain, from: number): Patch | null {
  const put = new Map<RecordId, { readonly record: WorldRecord; readonly revision: number }>();
  const removed = new Set<RecordId>();
  let newest: Patch | null = null;
  for (let kept = chain.get(from); kept !== undefined; kept = chain.get(kept.patch.revision)) {
    newest = kept.patch;
    const { revision } = newest;
    for (const id of newest.remove) {
      put.delete(id);
      removed.add(id);
    }
    for (const record of newest.put) put.set(record.id, { record, revision });
    if (put.size > RESUME_RECORDS) return null;
  }
  if (newest === null) return null;
  const { epoch, revision } = newest;
  const last = [...put.values()];
  return {
    ...{ epoch, previous: from, revision },
    put: last.map(({ record }) => record),
    revisions: last.map((each) => each.revision),
    remove: [...removed].filter((id) => !put.has(id)),
  };
}

function bytesOf({ put, remove }: Patch): number {
  const records = put.reduce((sum, record) => sum + RECORD_BYTES + textLength(record), 0);
  return PATCH_BYTES + records + remove.reduce((sum, id) => sum + id.length, 0);
}

/** The engine's answers are parsed anew each time, so no two records share their texts. */
const textLength = (record: WorldRecord): number =>
  Object.values(record).reduce<number>((sum, value) => sum + lengthOf(value), 0);

const lengthOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : 0;
