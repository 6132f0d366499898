import type { EngineEvent } from '../engine/engine.ts';
import { pause } from './clock.ts';
import { endFrom, within } from './watchParts.ts';
import type { WatchEnd, WatchParts } from './watchParts.ts';

const SUBSCRIBE_LIMIT_MS = 5_000;
const PROBE_LIMIT_MS = 500;
/** The engine's ring is asked for the last seconds, so that nothing falls between two streams. */
const REPLAY_MS = 5_000;
/** Proxies cut a stream that has been idle for ten minutes: it is replaced after five to ten. */
export const RENEW_MS = 300_000;

export interface EventsOptions {
  readonly parent: AbortSignal;
  readonly end: (reason: WatchEnd) => void;
  /** How far the engine's clock is ahead of ours. */
  readonly aheadMs: number;
  readonly onEvent: (event: EngineEvent) => void;
}

export interface Events {
  /** Replaces the stream again and again, the new one before the old; rejects when that fails. */
  keepRenewing(): Promise<void>;
}

/** Resolves once the engine has answered; from then on `onEvent` hears every event, some of them twice. */
export async function openEvents(parts: WatchParts, options: EventsOptions): Promise<Events> {
  let close = await subscribe(parts, options);
  return {
    async keepRenewing() {
      const { clock } = parts;
      for (;;) {
        await pause(clock, RENEW_MS * (1 + clock.random()), options.parent);
        if (options.parent.aborted) return;
        const closeOld = close;
        close = await subscribe(parts, options);
        closeOld();
      }
    },
  };
}

/** Answers what closes the stream without ending the watch. */
async function subscribe(parts: WatchParts, options: EventsOptions): Promise<() => void> {
  const { reader, clock } = parts;
  const { parent, aheadMs, onEvent } = options;
  const own = new AbortController();
  const { signal } = own;
  const close = () => {
    parent.removeEventListener('abort', close);
    own.abort();
  };
  parent.addEventListener('abort', close);
  const opening = reader.events({ since: clock.now() + aheadMs - REPLAY_MS, onEvent, signal });
  const limit = { clock, limitMs: SUBSCRIBE_LIMIT_MS, parent };
  const stream = await within(limit, (limited) => orAborted(opening, limited));
  void stream.ended.then((reason) => {
    if (!signal.aborted) void endOfStream(parts, options, reason);
  });
  return close;
}

/** Is only the stream gone, or the engine? */
async function endOfStream(parts: WatchParts, { parent, end }: EventsOptions, reason: string): Promise<void> {
  const { reader, clock } = parts;
  try {
    await within({ clock, limitMs: PROBE_LIMIT_MS, parent }, (signal) => reader.ping(signal));
    end({ state: 'stale', problem: `${reader.address} ended its stream of events: ${reason}` });
  } catch (error) {
    end(endFrom(error, reader.address));
  }
}

/** The stream's own signal lives as long as the generation, so its opening needs a limit from outside. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'));
    });
    work.then(resolve, reject);
  });
}
