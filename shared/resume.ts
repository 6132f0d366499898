import type { PackedPatch } from './packedWorld.ts';

/**
 * Why a client does not hold what it should: it was away, a patch is missing, a bookmark is ahead of it, its hash is
 * another, the server is another run, or the snapshot that it got was older than what had been told. `first`: it has only come,
 * and what it got first was older than what it was greeted with.
 */
export const RESYNC_REASONS = [
  'reconnect',
  'gap',
  'behind',
  'mismatch',
  'epoch',
  'snapshot',
  'first',
] as const;
export type ResyncReason = (typeof RESYNC_REASONS)[number];

/** What the client holds. */
export interface ResumeRequest {
  readonly epoch: string;
  readonly revision: number;
  readonly reason: ResyncReason;
}

/** One patch from what the client holds to what is told now; or it takes the snapshot. */
export type ResumeAnswer = { readonly ok: true; readonly patch: PackedPatch } | { readonly ok: false };
