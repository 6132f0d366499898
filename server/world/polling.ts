import { isKeptBack } from '../engine/engine.ts';
import { pause } from './clock.ts';
import { openEvents } from './openEvents.ts';
import type { EventsOptions } from './openEvents.ts';
import type { Reads } from './reads.ts';
import type { WatchParts } from './watchParts.ts';

export const POLL_MS = 2_000;
/** A list that took long is not asked for often: at most a tenth of the time is spent on it. */
export const POLL_PER_LIST = 10;

/** How changes are noticed: `live` from the engine's events, `polled` where a proxy keeps those back. */
export interface Changes {
  readonly way: 'live' | 'polled';
  /** Rejects when that fails. */
  keepOn(): Promise<void>;
}

/** Resolves once changes are noticed from now on. */
export async function noticeChanges(
  parts: WatchParts,
  { reads, ...options }: EventsOptions & { readonly reads: Reads },
): Promise<Changes> {
  try {
    const events = await openEvents(parts, options);
    return { way: 'live', keepOn: () => events.keepRenewing() };
  } catch (error) {
    if (!isKeptBack(error)) throw error;
    parts.log.info(`${error.message} So all containers are listed every ${String(POLL_MS / 1000)} s.`);
    return { way: 'polled', keepOn: () => keepPolling(parts, reads, options.parent) };
  }
}

async function keepPolling({ clock }: WatchParts, reads: Reads, parent: AbortSignal): Promise<void> {
  for (;;) {
    await pause(clock, Math.max(POLL_MS, POLL_PER_LIST * reads.lastListMs()), parent);
    if (parent.aborted) return;
    await reads.relist('poll');
  }
}
