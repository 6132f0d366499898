import type { ActionResult } from '../../shared/intents.ts';
import { refuse } from './refusals.ts';

/** A page that lost its connection asks again within seconds. */
export const KEY_VALID_MS = 600_000;
export const KEYS_PER_USER = 100;
export const KEY_USERS_MOST = 1_000;

export interface Keyed {
  readonly user: string;
  /** Made by the page for each wish; without one nothing is remembered. */
  readonly key: string | undefined;
  /** What was wished for. */
  readonly content: string;
}

interface Remembered {
  readonly content: string;
  readonly result: Promise<ActionResult>;
  readonly until: number;
}

export interface Repeats {
  /** What the same key was answered before, or what `work` answers now. */
  once(wish: Keyed, work: () => Promise<ActionResult>): Promise<ActionResult>;
}

/** A wish that comes twice is done once: who asks again with the same key gets the first result. */
export function createRepeats(now: () => number): Repeats {
  const users = new Map<string, Map<string, Remembered>>();

  function keysOf(user: string): Map<string, Remembered> {
    const keys = users.get(user) ?? new Map<string, Remembered>();
    users.delete(user);
    users.set(user, keys);
    dropOldest(users, KEY_USERS_MOST);
    return keys;
  }

  return {
    once({ user, key, content }, work) {
      if (key === undefined) return work();
      const keys = keysOf(user);
      const known = keys.get(key);
      if (known !== undefined && known.until > now()) {
        if (known.content === content) return known.result;
        return Promise.resolve(refuse('invalid', 'this wish was sent before as another one: ask anew'));
      }
      const result = work();
      keys.delete(key);
      keys.set(key, { content, result, until: now() + KEY_VALID_MS });
      dropOldest(keys, KEYS_PER_USER);
      return result;
    },
  };
}

function dropOldest<V>(entries: Map<string, V>, most: number) {
  const [oldest] = entries.keys();
  if (entries.size > most && oldest !== undefined) entries.delete(oldest);
}
