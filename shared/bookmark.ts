import { changed, type Draft } from './layeredMap.ts';
import type { Patch, Snapshot } from './patch.ts';
import type { RecordId } from './records.ts';

/** What a client that has applied every patch up to `revision` must hold. */
export interface Bookmark {
  readonly epoch: string;
  readonly revision: number;
  readonly hash: number;
}

/**
 * At which revision each record was last put, and one hash of all that. Server and clients keep it alike, by the same
 * function; whoever has missed, lost or doubled a record has another hash.
 */
export interface Marks {
  readonly revisions: ReadonlyMap<RecordId, number>;
  /** Sum of `recordHash` over all records, 32 bits: it goes on with each diff, and no order matters. */
  readonly hash: number;
}

export const NO_MARKS: Marks = { revisions: new Map(), hash: 0 };

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const MIX_1 = 0x85ebca6b;
const MIX_2 = 0xc2b2ae35;

/** FNV-1a of the id, mixed with the revision by MurmurHash3's finalizer, so that a sum of many still differs. */
export function recordHash(id: RecordId, revision: number): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16) ^ revision, MIX_1);
  hash = Math.imul(hash ^ (hash >>> 13), MIX_2);
  return (hash ^ (hash >>> 16)) >>> 0;
}

type Put = Pick<Patch, 'put' | 'remove' | 'revision' | 'revisions'>;

/** Brings `revisions` up to the patch, in place; answers the hash that follows from the one before. */
export function mark(revisions: Draft<RecordId, number>, hash: number, patch: Put): number {
  let sum = hash;
  const forget = (id: RecordId) => {
    const revision = revisions.get(id);
    if (revision !== undefined) sum -= recordHash(id, revision);
  };
  for (const id of patch.remove) {
    forget(id);
    revisions.delete(id);
  }
  patch.put.forEach(({ id }, i) => {
    const revision = patch.revisions?.[i] ?? patch.revision;
    forget(id);
    revisions.set(id, revision);
    sum += recordHash(id, revision);
  });
  // Exact: fewer than 2²⁰ terms of 32 bits stay below 2⁵³.
  return sum >>> 0;
}

export function marksAfter(marks: Marks, patch: Put): Marks {
  let { hash } = marks;
  const revisions = changed(marks.revisions, (draft) => (hash = mark(draft, hash, patch)));
  return { hash, revisions };
}

export const marksOf = ({ records, revisions, revision }: Snapshot): Marks =>
  marksAfter(NO_MARKS, { put: records, remove: [], revision, ...(revisions && { revisions }) });
