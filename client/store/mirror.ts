import { applyDiff, diffRecords } from '../../shared/diff.ts';
import type { Patch, Snapshot } from '../../shared/protocol.ts';
import type { RecordMap } from '../../shared/records.ts';

/** The client's copy of the server's records, and what it knows of its own gaps. */
export interface Mirror {
  /** The run of the server that the records are from; null before the first snapshot. */
  readonly epoch: string | null;
  readonly revision: number;
  readonly records: RecordMap;
  /** The run of the server that the socket speaks to; null before the first greeting. */
  readonly socketEpoch: string | null;
  /** `awaiting`: something was missed, and only a snapshot mends it. */
  readonly phase: 'awaiting' | 'current';
  /** Patches that came while a snapshot is awaited. */
  readonly held: readonly Patch[];
}

/** While a snapshot fails to arrive, what is held must not grow for ever; the next snapshot makes older patches needless. */
const HELD_MAX = 2_000;

export const emptyMirror: Mirror = {
  epoch: null,
  revision: 0,
  records: new Map(),
  socketEpoch: null,
  phase: 'awaiting',
  held: [],
};

/** A new connection, of which this is the first message: whatever it does not continue is fetched again. */
export function applyHello(
  mirror: Mirror,
  hello: { readonly epoch: string; readonly revision: number },
): Mirror {
  const continues = mirror.epoch === hello.epoch && mirror.revision === hello.revision;
  return { ...mirror, socketEpoch: hello.epoch, held: [], phase: continues ? 'current' : 'awaiting' };
}

/** A patch applies to exactly the revision it names, is old and dropped, or shows a gap and is held. */
export function applyPatch(mirror: Mirror, patch: Patch): Mirror {
  if (mirror.phase === 'awaiting') return hold(mirror, patch);
  if (patch.epoch !== mirror.epoch) return hold(mirror, patch);
  if (patch.revision <= mirror.revision) return mirror;
  if (patch.previous !== mirror.revision) return hold(mirror, patch);
  return { ...mirror, revision: patch.revision, records: applyDiff(mirror.records, patch) };
}

/**
 * Records that say the same keep their identity. A snapshot of another run than the socket's, or one older than what is
 * held already, mends nothing: the phase stays `awaiting`.
 */
export function applySnapshot(mirror: Mirror, snapshot: Snapshot): Mirror {
  if (mirror.socketEpoch !== null && snapshot.epoch !== mirror.socketEpoch)
    return { ...mirror, phase: 'awaiting' };
  if (snapshot.epoch === mirror.epoch && snapshot.revision < mirror.revision)
    return { ...mirror, phase: 'awaiting' };
  const next = new Map(snapshot.records.map((record) => [record.id, record]));
  const diff = diffRecords(mirror.records, next);
  const mended: Mirror = {
    epoch: snapshot.epoch,
    revision: snapshot.revision,
    records: diff === null ? mirror.records : applyDiff(mirror.records, diff),
    socketEpoch: mirror.socketEpoch,
    phase: 'current',
    held: [],
  };
  const later = mirror.held.filter((patch) => patch.epoch === snapshot.epoch);
  return later.toSorted((a, b) => a.revision - b.revision).reduce(applyPatch, mended);
}

const hold = (mirror: Mirror, patch: Patch): Mirror => ({
  ...mirror,
  phase: 'awaiting',
  held: [...mirror.held, patch].slice(-HELD_MAX),
});
