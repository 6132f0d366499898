import { packPatch } from '../../shared/packedWorld.ts';
import type { Bookmark } from '../../shared/bookmark.ts';
import type { PackedPatch } from '../../shared/packedWorld.ts';
import type { Patch } from '../../shared/patch.ts';
import type { ResumeAnswer, ResumeRequest, ResyncReason } from '../../shared/resume.ts';
import type { Clock } from '../world/clock.ts';
import type { PatchPacer } from './patchPacer.ts';
import { createPatchRing } from './patchRing.ts';

type Loss = Exclude<ResyncReason, 'first'>;

export const BOOKMARK_MS = 10_000;

export interface ResumeFigures {
  /** How often clients did not hold what they should; who has only come holds nothing yet. */
  readonly resyncs: Readonly<Record<Loss, number>>;
  /** Of those: mended from the ring. */
  readonly resumed: number;
  readonly ring: { readonly patches: number; readonly bytes: number };
}

const NO_FIGURES: ResumeFigures = {
  resyncs: { reconnect: 0, gap: 0, behind: 0, mismatch: 0, epoch: 0, snapshot: 0 },
  ...{ resumed: 0, ring: { patches: 0, bytes: 0 } },
};

/** Of all audiences together. */
export const sumOf = (figures: readonly ResumeFigures[]): ResumeFigures => figures.reduce(plus, NO_FIGURES);

const plus = (one: ResumeFigures, other: ResumeFigures): ResumeFigures => ({
  resyncs: {
    reconnect: one.resyncs.reconnect + other.resyncs.reconnect,
    gap: one.resyncs.gap + other.resyncs.gap,
    behind: one.resyncs.behind + other.resyncs.behind,
    mismatch: one.resyncs.mismatch + other.resyncs.mismatch,
    epoch: one.resyncs.epoch + other.resyncs.epoch,
    snapshot: one.resyncs.snapshot + other.resyncs.snapshot,
  },
  resumed: one.resumed + other.resumed,
  ring: { patches: one.ring.patches + other.ring.patches, bytes: one.ring.bytes + other.ring.bytes },
});

/** Brings clients back that have missed something, and lets the others notice when they have. */
export interface Resumes {
  answer(request: ResumeRequest): ResumeAnswer;
  figures(): ResumeFigures;
  close(): void;
}

export interface ResumeOptions {
  readonly pacer: PatchPacer;
  readonly clock: Clock;
  /** Every 10 s. */
  readonly onBookmark: (bookmark: Bookmark) => void;
}

export function createResumes({ pacer, clock, onBookmark }: ResumeOptions): Resumes {
  const ring = createPatchRing();
  const resyncs = { reconnect: 0, gap: 0, behind: 0, mismatch: 0, epoch: 0, snapshot: 0 };
  let resumed = 0;
  let cancel: () => void = () => undefined;
  let last: { readonly patch: Patch; readonly packed: PackedPatch } | null = null;
  const undo = pacer.onPatch((patch) => {
    ring.add(patch);
  });
  const schedule = () => {
    cancel = clock.after(BOOKMARK_MS, () => {
      onBookmark(pacer.bookmark());
      schedule();
    });
  };
  schedule();

  /** Who holds something wrong is helped by no patch. */
  function patchFor({ epoch, revision, reason }: ResumeRequest) {
    const told = pacer.bookmark();
    if (epoch !== told.epoch || reason === 'mismatch') return null;
    if (revision === told.revision) return { epoch, previous: revision, revision, put: [], remove: [] };
    return ring.since(revision);
  }

  return {
    answer(request) {
      if (request.reason !== 'first') resyncs[request.reason] += 1;
      const patch = patchFor(request);
      if (patch === null) return { ok: false };
      resumed += 1;
      // Of a herd that was lost at one moment, all get the same patch.
      if (last?.patch !== patch) last = { patch, packed: packPatch(patch) };
      return { ok: true, patch: last.packed };
    },
    figures: () => ({ resyncs: { ...resyncs }, resumed, ring: ring.figures() }),
    close() {
      undo();
      cancel();
    },
  };
}
