import type { AccessStore, Session } from './credentials.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Also of those that never were: whoever makes up cookies must not fill the memory. */
const MOST_KNOWN = 10_000;

export interface SignedIn {
  /** For the cookie: it is kept nowhere else. */
  readonly secret: string;
  readonly lifeMs: number;
}

export interface Sessions {
  begin(user: string, lifeMs: number): SignedIn;
  /** Also one that has expired; undefined where it was ended or never was. */
  get(id: string): Session | undefined;
  end(id: string): void;
}

/** Each request asks for its session, so what was read stays until anybody has written: 0.02 ms to know. */
export function createSessions(store: AccessStore, now: () => number): Sessions {
  let version = store.version();
  const known = new Map<string, Session | undefined>();
  return {
    begin(user, lifeMs) {
      const secret = newSecret();
      const id = hashOf(secret);
      store.addSession({ id, user, expiresAt: now() + lifeMs });
      known.delete(id);
      return { secret, lifeMs };
    },
    get(id) {
      const current = store.version();
      if (current !== version || known.size > MOST_KNOWN) known.clear();
      version = current;
      if (!known.has(id)) known.set(id, store.session(id));
      return known.get(id);
    },
    end(id) {
      store.endSession(id);
      known.delete(id);
    },
  };
}
