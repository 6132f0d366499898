import { containerId } from '../../shared/records.ts';
import type { HostId } from '../../shared/records.ts';
import type { FeedItem } from '../../shared/feed.ts';
import type { EngineEvent } from '../engine/engine.ts';
import type { Clock } from './clock.ts';

/** Long enough for the container to be read, so that a hidden one is known to be hidden. */
const SETTLE_MS = 250;
/** The engine's ring holds 256 events, and a reconnect replays it. */
const REMEMBERED = 1_024;
const MOST_WAITING = 200;

export interface FeedOptions {
  readonly clock: Clock;
  readonly host: HostId;
  readonly hostKey: string;
  readonly isHidden: (engineId: string) => boolean;
  readonly onFeed: (items: readonly FeedItem[]) => void;
}

export interface Feed {
  add(event: EngineEvent): void;
  close(): void;
}

/** What people read of an engine's events: each once, without those of hidden containers. */
export function createFeed({ clock, host, hostKey, isHidden, onFeed }: FeedOptions): Feed {
  const seen = new Set<string>();
  let waiting: EngineEvent[] = [];
  let cancel: (() => void) | null = null;

  function flush() {
    cancel = null;
    const events = waiting.filter((event) => !isHidden(event.engineId));
    waiting = [];
    if (events.length > 0) onFeed(events.map((event) => feedItem(event, host, hostKey)));
  }

  return {
    add(event) {
      const key = `${event.action}/${event.engineId}/${event.timeNano}`;
      if (seen.has(key)) return;
      remember(seen, key);
      if (waiting.length < MOST_WAITING) waiting.push(event);
      cancel ??= clock.after(SETTLE_MS, flush);
    },
    close: () => cancel?.(),
  };
}

function remember(seen: Set<string>, key: string) {
  seen.add(key);
  const [oldest] = seen;
  if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest);
}

const feedItem = (
  { time, engineId, name, action, detail }: EngineEvent,
  host: HostId,
  key: string,
): FeedItem => ({
  time,
  host,
  container: containerId(key, engineId),
  name,
  action,
  detail,
});
