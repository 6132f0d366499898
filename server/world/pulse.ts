import { EngineError } from '../engine/engine.ts';
import { pause } from './clock.ts';
import { endFrom, within } from './watchParts.ts';
import type { WatchEnd, WatchParts } from './watchParts.ts';

/** Two misses in a row end the watch: 9 s at worst after an engine stopped answering without a word. */
export const PING_MS = 3_000;
const MOST_MISSES = 2;

export interface Pulse {
  readonly parent: AbortSignal;
  readonly end: (reason: WatchEnd) => void;
}

/** Asks the engine every 3 s whether it is there, each time with 3 s to answer. */
export async function keepPinging(parts: WatchParts, { parent, end }: Pulse): Promise<void> {
  const { reader, clock, model, figures } = parts;
  let misses = 0;
  let restMs = PING_MS;
  while (misses < MOST_MISSES) {
    await pause(clock, restMs, parent);
    if (parent.aborted) return;
    const began = clock.now();
    try {
      await within({ clock, limitMs: PING_MS, parent }, (signal) => reader.ping(signal));
      misses = 0;
      figures.heardAt = clock.now();
      if (model.host().state === 'live') model.confirm();
    } catch (error) {
      misses += 1;
      if (misses === MOST_MISSES) end(silenceFrom(error, reader.address));
    }
    restMs = Math.max(0, PING_MS - (clock.now() - began));
  }
}

function silenceFrom(error: unknown, address: string): WatchEnd {
  if (!(error instanceof EngineError) || error.code !== 'timeout') return endFrom(error, address);
  return { state: 'stale', problem: `${address} accepts connections but no longer answers` };
}
