import { pause } from './clock.ts';
import type { DirtyIds } from './dirtyIds.ts';
import type { Reads } from './reads.ts';
import type { WatchParts } from './watchParts.ts';

export const AUDIT_MS = 60_000;
export const AUDIT_JITTER = 0.2;
/** A list that took long is not asked for often. */
export const AUDIT_PER_LIST = 20;
/** The event of what a list has just shown may be a moment behind it. */
const HEARD_MS = 1_000;

export interface Audit {
  readonly parent: AbortSignal;
  readonly reads: Reads;
  readonly dirty: DirtyIds;
}

/** Lists everything again and again, and counts what no event had told of. Rejects when a list fails. */
export async function keepAuditing(parts: WatchParts, { parent, reads, dirty }: Audit): Promise<void> {
  const { clock } = parts;
  for (;;) {
    const spread = 1 + AUDIT_JITTER * (2 * clock.random() - 1);
    await pause(clock, spread * Math.max(AUDIT_MS, AUDIT_PER_LIST * reads.lastListMs()), parent);
    if (parent.aborted) return;
    const { changed, removed } = await reads.relist('audit');
    const found = [...changed, ...removed];
    if (found.length === 0) continue;
    await pause(clock, HEARD_MS, parent);
    countDrift(parts, found.filter((engineId) => !dirty.hasHeard(engineId)).length);
  }
}

function countDrift({ reader, figures, log }: WatchParts, drift: number) {
  if (drift === 0) return;
  figures.drift += drift;
  log.warn(`${reader.address}: the audit repaired ${String(drift)} containers of which no event had told`);
}
