import type { FeedItem } from '../../shared/feed.ts';

const WORDS: Readonly<Record<string, string>> = {
  create: 'was created',
  start: 'started',
  restart: 'restarted',
  stop: 'stopped',
  pause: 'was paused',
  unpause: 'goes on',
  oom: 'ran out of memory',
  destroy: 'was removed',
  rename: 'has a new name',
};

/** The event as a sentence about the container; null for those that tell people nothing. */
export function feedWords({ action, detail }: FeedItem): string | null {
  if (action === 'die') return detail === '' ? 'ended' : `ended with code ${detail}`;
  if (action === 'health_status') return detail === '' ? null : `is ${detail}`;
  return WORDS[action] ?? null;
}

export interface FeedLine {
  readonly key: string;
  readonly name: string;
  readonly words: string;
}

/** The newest that is known of each container, the newest container last: a restart is one line, not four. */
export function feedLines(feed: readonly FeedItem[], count: number): readonly FeedLine[] {
  const lines = new Map<string, FeedLine>();
  for (const item of feed) {
    const words = feedWords(item);
    if (words === null) continue;
    lines.delete(item.container);
    const key = `${item.container} ${item.action} ${item.time}`;
    lines.set(item.container, { key, name: item.name, words });
  }
  return [...lines.values()].slice(-count);
}
