import { describe, expect, test } from 'vitest';
import { createDoor, GUEST_SESSION_MS, SESSION_MS } from '../../../server/access/door.ts';
import type { DoorOptions } from '../../../server/access/door.ts';
import { hashOf, newSecret } from '../../../server/access/secrets.ts';
import { openAccessStore } from '../../../server/store/accessStore.ts';
import { NO_OPT_INS, ROLES, rightsOf } from '../../../shared/roles.ts';
import type { Role } from '../../../shared/roles.ts';
import { ADMIN } from '../../support/rights.ts';

const START = 1_000_000;
const DAY_MS = 86_400_000;

function setUp(change: Partial<DoorOptions> = {}) {
  let time = START;
  const store = openAccessStore(':memory:');
  const door = createDoor({
    ...{ store, isLocked: true, cap: 'admin', optIns: NO_OPT_INS, now: () => time },
    ...change,
  });
  const give = (kind: 'token' | 'join', role: Role = 'operator', lifeMs = 30 * DAY_MS) => {
    const secret = newSecret();
    const name = `${kind}-${role}`;
    store.addToken({ name, kind, role, createdAt: time, expiresAt: time + lifeMs }, hashOf(secret));
    return secret;
  };
  const headersOf = (secret: string) => ({ cookie: `other=1; ${door.cookieName}=${secret}; x=y` });
  const visitorOf = (signedIn: { readonly secret: string } | null) =>
    door.visitorOf(headersOf(signedIn?.secret ?? ''));
  return { store, door, give, headersOf, visitorOf, pass: (ms: number) => (time += ms) };
}

describe('a locked door', () => {
  test('knows nobody without a session, whatever the cookie holds', () => {
    const { door } = setUp();
    const cookies = [
      undefined,
      '',
      door.cookieName,
      `${door.cookieName}=`,
      `${door.cookieName}=${newSecret()}`,
    ];
    expect(cookies.map((cookie) => door.visitorOf(cookie === undefined ? {} : { cookie }))).toEqual(
      cookies.map(() => null),
    );
  });

  test.each(ROLES)('a token of the role %s is exchanged for a session of that role', (role) => {
    const { door, give, visitorOf } = setUp();
    const token = give('token', role);
    const signedIn = door.signIn(token);
    expect(signedIn?.secret).not.toBe(token);
    expect(visitorOf(signedIn)).toEqual({
      ...{
        session: hashOf(signedIn?.secret ?? ''),
        user: `token-${role}`,
        rights: rightsOf(role, NO_OPT_INS, 'admin'),
      },
    });
  });

  test('neither the hash of a token, nor a token as a cookie, nor a link as a token lets in', () => {
    const { door, give, headersOf } = setUp();
    const [token, link] = [give('token'), give('join')];
    expect([door.signIn(hashOf(token)), door.signIn(''), door.signIn(link), door.join(token)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(door.visitorOf(headersOf(token))).toBeNull();
  });

  test('a session lasts a week, and not longer than its token', () => {
    const { door, give, visitorOf, pass } = setUp();
    const [long, short] = [door.signIn(give('token')), door.signIn(give('token', 'viewer', DAY_MS))];
    pass(DAY_MS - 1);
    expect([visitorOf(long), visitorOf(short)]).not.toContain(null);
    pass(1);
    expect(visitorOf(short)).toBeNull();
    pass(SESSION_MS - DAY_MS - 1);
    expect(visitorOf(long)).not.toBeNull();
    pass(1);
    expect(visitorOf(long)).toBeNull();
  });

  test('a link lets one in, once, for the day; who comes later stays outside', () => {
    const { door, give, visitorOf, pass } = setUp();
    const link = give('join', 'viewer', 60_000);
    const guest = door.join(link);
    expect(door.join(link)).toBeNull();
    pass(GUEST_SESSION_MS - 1);
    expect(visitorOf(guest)?.rights.role).toBe('viewer');
    pass(1);
    expect(visitorOf(guest)).toBeNull();
  });

  test('a link that nobody used in its time lets nobody in', () => {
    const { door, give, pass } = setUp();
    const link = give('join', 'viewer', 60_000);
    pass(60_000);
    expect(door.join(link)).toBeNull();
  });

  test('a session ends by signing out, by its time and with its token, and says which', () => {
    const { door, store, give, headersOf, pass } = setUp();
    const sessions = ['viewer', 'operator', 'admin'] as const;
    const [left, revoked, expired] = sessions.map((role) => door.signIn(give('token', role))?.secret ?? '');
    const why = (secret = '') => door.whyEnded(hashOf(secret));
    expect([why(left), why(revoked), why(expired)]).toEqual([null, null, null]);
    expect(door.signOut(headersOf(left ?? ''))).toBe(hashOf(left ?? ''));
    expect(door.signOut(headersOf(left ?? ''))).toBeNull();
    expect(store.revoke('token-operator')).toBe(true);
    pass(SESSION_MS);
    expect([why(left), why(expired)]).toEqual(['You have been signed out.', 'Your session has expired.']);
  });

  test('nobody is more than the cap, and the options reach every session', () => {
    const { door, give, visitorOf } = setUp({ cap: 'viewer', optIns: { ...NO_OPT_INS, viewerLogs: true } });
    const signedIn = door.signIn(give('token', 'admin'));
    expect(visitorOf(signedIn)?.rights).toEqual(rightsOf('viewer', { ...NO_OPT_INS, viewerLogs: true }));
  });
});

test('an open door makes everybody the local admin, whatever cookie comes along, and no session ends', () => {
  const { door } = setUp({ isLocked: false });
  const local = { session: 'local', user: 'local', rights: ADMIN };
  expect([door.visitorOf({}), door.visitorOf({ cookie: `${door.cookieName}=x` })]).toEqual([local, local]);
  expect(door.whyEnded('local')).toBeNull();
});

test('servers on one machine have cookies of different names, and each keeps its own', () => {
  const store = openAccessStore(':memory:');
  const options = { isLocked: true, cap: 'admin', optIns: NO_OPT_INS, now: () => 0 } as const;
  const names = [1, 2].map(() => createDoor({ store, ...options }).cookieName);
  expect(names[0]).toBe(names[1]);
  expect(names).not.toContain(setUp().door.cookieName);
});
