import type { IncomingHttpHeaders } from 'node:http';
import { LOCAL_USER } from '../../shared/hello.ts';
import { lesserRole, rightsOf } from '../../shared/roles.ts';
import type { OptIns, Role } from '../../shared/roles.ts';
import type { Asker } from './asker.ts';
import { cookieIn } from './cookies.ts';
import type { AccessStore, Session, Token } from './credentials.ts';
import { hashOf, isSameHash, newSecret, SECRET } from './secrets.ts';
import { createSessions } from './sessions.ts';
import type { Sessions, SignedIn } from './sessions.ts';

const HOUR_MS = 3_600_000;
/** A screen on a wall must not ask for its token every morning. */
export const SESSION_MS = 7 * 24 * HOUR_MS;
/** Who came by a link stays for the day of the fair. */
export const GUEST_SESSION_MS = 12 * HOUR_MS;

/** Who it is, before there is a connection. */
export type Visitor = Omit<Asker, 'connection' | 'address'>;

/** Decides who comes in, and as what. */
export interface Door extends Ways {
  readonly cookieName: string;
  /** Whether nobody comes in without a session. */
  readonly isLocked: boolean;
  /** Null where a session is needed and there is none. */
  readonly visitorOf: (headers: IncomingHttpHeaders) => Visitor | null;
  /** The session that was ended; null where there was none. */
  signOut(headers: IncomingHttpHeaders): string | null;
  /** Why this session is no more, as a sentence for people; null while it lasts. */
  whyEnded(session: string): string | null;
}

interface Ways {
  /** By a token. Null where nobody may come in by that. */
  signIn(secret: string): SignedIn | null;
  /** By the secret of a one-time link; it is used up. */
  join(secret: string): SignedIn | null;
}

export interface DoorOptions {
  readonly store: AccessStore;
  readonly isLocked: boolean;
  /** Nobody is more than that. */
  readonly cap: Role;
  readonly optIns: OptIns;
  readonly now: () => number;
}

export function createDoor({ store, isLocked, cap, optIns, now }: DoorOptions): Door {
  const cookieName = `cratecraft-${ownId(store)}`;
  const sessions = createSessions(store, now);
  const visitor = (session: string, user: string, role: Role): Visitor => ({
    ...{ session, user, rights: rightsOf(lesserRole(role, cap), optIns, cap) },
  });
  const sessionOf = ({ cookie }: IncomingHttpHeaders): Session | undefined => {
    const secret = cookieIn(cookie, cookieName);
    const session = secret !== undefined && SECRET.test(secret) ? sessions.get(hashOf(secret)) : undefined;
    return session !== undefined && session.expiresAt > now() ? session : undefined;
  };
  return {
    ...{ cookieName, isLocked, ...waysIn(store, sessions, now) },
    visitorOf: (headers) => {
      if (!isLocked) return visitor(LOCAL_USER, LOCAL_USER, 'admin');
      const session = sessionOf(headers);
      return session === undefined ? null : visitor(session.id, session.user, session.role);
    },
    signOut(headers) {
      const session = sessionOf(headers);
      if (session === undefined) return null;
      sessions.end(session.id);
      return session.id;
    },
    whyEnded(id) {
      if (!isLocked) return null;
      const session = sessions.get(id);
      if (session === undefined) return 'You have been signed out.';
      return session.expiresAt > now() ? null : 'Your session has expired.';
    },
  };
}

const waysIn = (store: AccessStore, sessions: Sessions, now: () => number): Ways => ({
  signIn(secret) {
    const found = find(store.tokenHashes(now()), 'token', secret);
    if (found === undefined) return null;
    const { name, expiresAt } = found.token;
    return sessions.begin(name, Math.min(SESSION_MS, expiresAt - now()));
  },
  join(secret) {
    const found = find(store.tokenHashes(now()), 'join', secret);
    if (found === undefined) return null;
    const { name } = found.token;
    if (!store.useUp(name, found.hash, now() + GUEST_SESSION_MS)) return null;
    return sessions.begin(name, GUEST_SESSION_MS);
  },
});

interface Hashed {
  readonly token: Token;
  readonly hash: string;
}

/** All are compared, so that how long it takes says nothing of which one came near. */
function find(hashed: readonly Hashed[], kind: Token['kind'], secret: string): Hashed | undefined {
  const wanted = hashOf(secret);
  return hashed.filter(({ hash }) => isSameHash(hash, wanted)).find(({ token }) => token.kind === kind);
}

/** Browsers share cookies between the ports of one machine; by this each server knows its own. */
function ownId(store: AccessStore): string {
  const known = store.note('id');
  if (known !== undefined) return known;
  const id = hashOf(newSecret()).slice(0, 8);
  store.setNote('id', id);
  return id;
}
