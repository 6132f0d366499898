import { EngineError } from '../engine/engine.ts';
import type { ListedContainer } from '../engine/engine.ts';
import { pause } from './clock.ts';
import type { Listing } from './listing.ts';
import { ANOTHER_ENGINE, endFrom, LISTENING_MS, within } from './watchParts.ts';
import type { WatchEnd, WatchParts } from './watchParts.ts';

const ASK_LIMIT_MS = 5_000;

/** Two engines have no container in common: such a list may come from another one, behind the same address. */
export const isForeign = (listing: Listing, listed: readonly ListedContainer[]): boolean =>
  listing.all().size + listed.length > 0 && !listed.some(({ engineId }) => listing.all().has(engineId));

/** Whether the engine that was met still answers at its address. */
export async function isSameEngine(parts: WatchParts, parent: AbortSignal): Promise<boolean> {
  const { reader, model, clock } = parts;
  const limit = { clock, limitMs: ASK_LIMIT_MS, parent };
  const { engineId } = await within(limit, (signal) => reader.describe(signal));
  return engineId === model.engineId();
}

export const replaced = (address: string): EngineError =>
  new EngineError('unreachable', `another engine answers at ${address}`, ANOTHER_ENGINE);

export interface Succession {
  readonly parent: AbortSignal;
  readonly end: (reason: WatchEnd) => void;
}

/**
 * A socket's file that is made anew may lead to another engine while the stream from the old one lives on: whoever answers is
 * asked who it is. What cannot be asked the pings find out.
 */
export function watchSuccession(parts: WatchParts, { parent, end }: Succession): void {
  const { reader, clock } = parts;
  let isAsking = false;
  async function ask() {
    isAsking = true;
    await pause(clock, LISTENING_MS, parent);
    isAsking = false;
    if (!parent.aborted && !(await isSameEngine(parts, parent))) {
      end(endFrom(replaced(reader.address), reader.address));
    }
  }
  const undo = reader.onReturn(() => {
    if (!isAsking) ask().catch(() => undefined);
  });
  parent.addEventListener('abort', undo);
}
