import { marksAfter, marksOf, NO_MARKS, type Marks } from '../../shared/bookmark.ts';
import { applyDiff, diffRecords } from '../../shared/diff.ts';
import type { Bookmark } from '../../shared/bookmark.ts';
import type { Patch, Snapshot } from '../../shared/patch.ts';
import type { ResyncReason } from '../../shared/resume.ts';
import type { RecordMap } from '../../shared/records.ts';

/** The client's copy of the server's records, and what it knows of its own gaps. */
export interface Mirror {
  /** The run of the server that the records are from; null before the first snapshot. */
  readonly epoch: string | null;
  readonly revision: number;
  readonly records: RecordMap;
  readonly marks: Marks;
  /** The run of the server that the socket speaks to; null before the first greeting. */
  readonly socketEpoch: string | null;
  /** The newest revision that the server has told of on this connection. */
  readonly toldRevision: number;
  /** `awaiting`: something was missed, and only what the server is asked for mends it. */
  readonly phase: 'awaiting' | 'current';
  /** Why it is awaiting; null also before the first snapshot. */
  readonly cause: ResyncReason | null;
  /** Whether it ever held all that a server it spoke to had told of: before, what it lacks is no loss. */
  readonly hasCaughtUp: boolean;
  /** How often something was missed. */
  readonly resyncs: number;
  /** Patches that came while awaiting. */
  readonly held: readonly Patch[];
}

/** While nothing arrives that mends, what is held must not grow for ever; what is dropped is asked for again. */
export const HELD_MAX = 2_000;

export const emptyMirror: Mirror = {
  epoch: null,
  revision: 0,
  records: new Map(),
  marks: NO_MARKS,
  socketEpoch: null,
  toldRevision: 0,
  phase: 'awaiting',
  cause: null,
  hasCaughtUp: false,
  resyncs: 0,
  held: [],
};

/** Without a connection nothing more is told. */
export const applyLoss = (mirror: Mirror): Mirror => ({
  ...mirror,
  socketEpoch: null,
  toldRevision: 0,
  held: [],
});

/** A new connection, of which this is the first message: whatever it does not continue is asked for. */
export function applyHello(
  mirror: Mirror,
  hello: { readonly epoch: string; readonly revision: number },
): Mirror {
  const { epoch, revision } = hello;
  const greeted: Mirror = { ...mirror, socketEpoch: epoch, toldRevision: revision, held: [] };
  if (mirror.epoch === null) return greeted;
  if (mirror.epoch !== epoch) return missed(greeted, 'epoch');
  if (mirror.revision === revision) return caughtUp(greeted);
  return mirror.hasCaughtUp
    ? missed(greeted, 'reconnect')
    : { ...greeted, phase: 'awaiting', cause: 'first' };
}

/** A patch applies to exactly the revision it names, is old and dropped, or shows a gap and is held. */
export function applyPatch(mirror: Mirror, patch: Patch): Mirror {
  const told = { ...mirror, toldRevision: Math.max(mirror.toldRevision, patch.revision) };
  if (mirror.phase === 'awaiting') return hold(told, patch);
  if (patch.epoch !== mirror.epoch) return hold(missed(told, 'epoch'), patch);
  if (patch.revision <= mirror.revision) return mirror;
  if (patch.previous !== mirror.revision) return hold(missed(told, 'gap'), patch);
  return moved(told, patch);
}

/** What the server answers to who asks to resume: like any patch, but it ends the awaiting. */
export function applyResumed(mirror: Mirror, patch: Patch): Mirror {
  if (mirror.phase === 'current' || patch.epoch !== mirror.epoch) return mirror;
  return patch.previous === mirror.revision ? mended(moved(mirror, patch), mirror.held) : mirror;
}

/**
 * Records that say the same keep their identity. A snapshot of another run than the socket's, or one older than what is
 * held already, mends nothing: the phase stays `awaiting`.
 */
export function applySnapshot(mirror: Mirror, snapshot: Snapshot): Mirror {
  const { epoch, revision } = snapshot;
  const isForeign = mirror.socketEpoch !== null && epoch !== mirror.socketEpoch;
  const isOld = epoch === mirror.epoch && revision < mirror.revision;
  if (isForeign || isOld) return { ...mirror, phase: 'awaiting' };
  const next = new Map(snapshot.records.map((record) => [record.id, record]));
  const diff = diffRecords(mirror.records, next);
  const records = diff === null ? mirror.records : applyDiff(mirror.records, diff);
  return mended({ ...mirror, epoch, revision, records, marks: marksOf(snapshot) }, mirror.held);
}

/** Whoever holds everything up to the bookmark's revision has its hash; another hash means that something was lost. */
export function applyBookmark(mirror: Mirror, { epoch, revision, hash }: Bookmark): Mirror {
  const told = { ...mirror, toldRevision: Math.max(mirror.toldRevision, revision) };
  if (mirror.phase === 'awaiting') return told;
  if (epoch !== mirror.epoch) return missed(told, 'epoch');
  if (revision > mirror.revision) return missed(told, 'behind');
  return revision < mirror.revision || hash === mirror.marks.hash ? mirror : missed(mirror, 'mismatch');
}

/** Something came that could not be read: what it said is unknown, so nothing that is held can be trusted. */
export const applyUnreadable = (mirror: Mirror): Mirror => missed(mirror, 'mismatch');

const missed = (mirror: Mirror, cause: ResyncReason): Mirror =>
  mirror.cause === cause ? mirror : { ...mirror, phase: 'awaiting', cause, resyncs: mirror.resyncs + 1 };

const caughtUp = (mirror: Mirror): Mirror => ({
  ...mirror,
  phase: 'current',
  cause: null,
  hasCaughtUp: mirror.hasCaughtUp || mirror.socketEpoch !== null,
});

const moved = (mirror: Mirror, patch: Patch): Mirror => ({
  ...mirror,
  revision: patch.revision,
  records: applyDiff(mirror.records, patch),
  marks: marksAfter(mirror.marks, patch),
});

/** Goes on from what has just been taken with the patches that came meanwhile. */
function mended(mirror: Mirror, held: readonly Patch[]): Mirror {
  const later = held.filter(({ epoch, revision }) => epoch === mirror.epoch && revision > mirror.revision);
  const next = later.toSorted((a, b) => a.revision - b.revision).reduce(continued, mirror);
  if (next.revision >= next.toldRevision) return { ...caughtUp(next), held: [] };
  const behind = { ...next, cause: null, held: later };
  return next.hasCaughtUp ? missed(behind, 'snapshot') : { ...behind, phase: 'awaiting', cause: 'first' };
}

const continued = (mirror: Mirror, patch: Patch): Mirror =>
  patch.previous === mirror.revision ? moved(mirror, patch) : mirror;

const hold = (mirror: Mirror, patch: Patch): Mirror => ({
  ...mirror,
  held: [...mirror.held, patch].slice(-HELD_MAX),
});
