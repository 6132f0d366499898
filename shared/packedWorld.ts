import type { Patch, Snapshot } from './patch.ts';
import { packRecords, unpackRecords } from './recordRows.ts';
import type { RecordRows } from './recordRows.ts';
import type { RecordId } from './records.ts';

/** `GET api/snapshot`. */
export interface PackedSnapshot extends RecordRows {
  readonly protocol: number;
  readonly epoch: string;
  readonly revision: number;
  readonly revisions: readonly number[];
}

export interface PackedPatch extends RecordRows {
  readonly epoch: string;
  readonly previous: number;
  readonly revision: number;
  readonly revisions?: readonly number[];
  readonly remove: readonly RecordId[];
}

export function packSnapshot(snapshot: Snapshot): PackedSnapshot {
  const { protocol, epoch, revision, records } = snapshot;
  const revisions = snapshot.revisions ?? records.map(() => revision);
  return { protocol, epoch, revision, revisions, ...packRecords(records) };
}

/** Throws RangeError on one that was not packed by `packSnapshot`. */
export function unpackSnapshot(packed: PackedSnapshot): Snapshot {
  const { protocol, epoch, revision, revisions } = packed;
  return { protocol, epoch, revision, revisions, records: unpackRecords(packed) };
}

export function packPatch({ put, ...rest }: Patch): PackedPatch {
  return { ...rest, ...packRecords(put) };
}

/** Throws RangeError on one that was not packed by `packPatch`: it is taken whole or not at all. */
export function unpackPatch({ words, rows, ...rest }: PackedPatch): Patch {
  return { ...rest, put: unpackRecords({ words, rows }) };
}
