import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accessPath, hasToken, openAccessStore } from '../../../server/store/accessStore.ts';
import { StoreError } from '../../../server/store/store.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cratecraft-access-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => openAccessStore(accessPath(folder));
const token = { name: 'booth', kind: 'token', role: 'viewer', createdAt: 1_000, expiresAt: 5_000 } as const;
const link = { ...token, name: 'guest-1', kind: 'join' } as const;
const session = { id: 's', user: 'booth', expiresAt: 4_000 };

test('tokens and sessions are there after a restart, for the owner of the file alone', () => {
  const store = open();
  expect(store.addToken(token, 'h')).toBe(true);
  store.addSession(session);
  store.close();
  const again = open();
  expect(again.tokens()).toEqual([{ ...token, isUsed: false }]);
  expect(again.session('s')).toEqual({ ...session, role: 'viewer' });
  expect(statSync(accessPath(folder)).mode & 0o777).toBe(0o600);
  again.close();
});

test('a name is given once', () => {
  const store = open();
  store.addToken(token, 'h');
  expect(store.addToken({ ...token, role: 'admin' }, 'other')).toBe(false);
  expect(store.tokens()).toEqual([{ ...token, isUsed: false }]);
  store.close();
});

test('a hash lets in until its token expires, and that of a link until the first has used it', () => {
  const store = open();
  store.addToken(token, 'h');
  store.addToken(link, 'l');
  const hashes = (now: number) => store.tokenHashes(now).map(({ hash }) => hash);
  expect([hashes(4_999), hashes(5_000)]).toEqual([['h', 'l'], []]);
  expect(['l', 'l'].map((hash) => store.useUp('guest-1', hash, 9_000))).toEqual([true, false]);
  expect(hashes(4_999)).toEqual(['h']);
  expect(store.tokens()[1]).toEqual({ ...link, expiresAt: 9_000, isUsed: true });
  store.close();
});

test('a session ends with its token: by time, and when it is revoked', () => {
  const store = open();
  store.addToken(token, 'h');
  store.addSession({ ...session, expiresAt: 9_000 });
  expect(store.session('s')?.expiresAt).toBe(5_000);
  expect([store.revoke('booth'), store.revoke('booth')]).toEqual([true, false]);
  expect([store.session('s'), store.tokens()]).toEqual([undefined, []]);
  store.close();
});

test('what another process writes is seen at once, and by the version that it was written', () => {
  const [server, command] = [open(), open()];
  const before = server.version();
  expect(server.version()).toBe(before);
  command.addToken(token, 'h');
  expect(server.version()).not.toBe(before);
  expect(server.tokens()).toHaveLength(1);
  server.close();
  command.close();
});

test('what has expired is forgotten, but for tokens, which are listed', () => {
  const store = open();
  store.addToken(token, 'h');
  store.addToken(link, 'l');
  store.addSession(session);
  store.purge(5_001);
  expect([store.tokens().map(({ name }) => name), store.session('s')]).toEqual([['booth'], undefined]);
  store.close();
});

test('somebody can sign in where a token is still good; a link alone is not enough', () => {
  expect(hasToken(folder)).toBe(false);
  const store = open();
  const times = { createdAt: Date.now(), expiresAt: Date.now() + 60_000 };
  store.addToken({ ...link, ...times }, 'l');
  store.addToken(token, 'expired');
  expect(hasToken(folder)).toBe(false);
  store.addToken({ ...token, ...times, name: 'wall' }, 'h');
  expect(hasToken(folder)).toBe(true);
  store.close();
});

test('a file that is no database is one sentence that names it', () => {
  writeFileSync(accessPath(folder), 'this is not a database'.repeat(100));
  expect(open).toThrow(StoreError);
  expect(open).toThrow(/access\.db cannot be used for tokens .*--data-dir$/);
  expect(readFileSync(accessPath(folder), 'utf8')).toContain('this is not');
});
