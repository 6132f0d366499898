import type { FeedItem } from '../../shared/feed.ts';
import type { Clock } from '../world/clock.ts';

const MOST_ITEMS = 20;
const SPACING_MS = 500;

export interface FeedLane {
  add(items: readonly FeedItem[]): void;
  close(): void;
}

/** At most 20 lines twice a second; of a flood the last ones, which are those that still hold. */
export function createFeedLane(clock: Clock, send: (items: readonly FeedItem[]) => void): FeedLane {
  let waiting: readonly FeedItem[] = [];
  let cancelRest: (() => void) | null = null;

  function flush() {
    cancelRest = null;
    if (waiting.length === 0) return;
    send(waiting);
    waiting = [];
    cancelRest = clock.after(SPACING_MS, flush);
  }

  return {
    add(items) {
      waiting = [...waiting, ...items].slice(-MOST_ITEMS);
      if (cancelRest === null) flush();
    },
    close: () => cancelRest?.(),
  };
}
