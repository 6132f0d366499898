import type { Diff } from './diff.ts';
import type { WorldRecord } from './records.ts';

/** The whole world at one revision. */
export interface Snapshot {
  readonly protocol: number;
  /** One run of the server. */
  readonly epoch: string;
  readonly revision: number;
  readonly records: readonly WorldRecord[];
  /** Of each of `records`, where it is not that of the snapshot. */
  readonly revisions?: readonly number[];
}

/** Applies to exactly `previous`; a client that holds another revision asks to resume. */
export interface Patch extends Diff {
  readonly epoch: string;
  readonly previous: number;
  readonly revision: number;
  /** Of each record in `put`, where it is not that of the patch: one patch can stand for several. */
  readonly revisions?: readonly number[];
}
