import type { FeedItem } from '../../shared/protocol.ts';

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
