import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import type { AccessStore, Token } from '../access/credentials.ts';
import {
  hashedTokenRowSchema,
  noteRowSchema,
  sessionRowSchema,
  tokenRowSchema,
  versionRowSchema,
} from './accessRows.ts';
import { StoreError } from './store.ts';

/** The command line and the server write the same file; each waits for the other. */
const BUSY_MS = 2_000;
const OWNER_ONLY = 0o600;
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tokens (
    name TEXT PRIMARY KEY, kind TEXT NOT NULL, role TEXT NOT NULL, hash TEXT,
    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, token TEXT NOT NULL REFERENCES tokens (name) ON DELETE CASCADE, expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
`;
const TOKEN = 'SELECT name, kind, role, hash, created_at, expires_at FROM tokens';
const SESSION = `
  SELECT sessions.id, name, role, MIN(sessions.expires_at, tokens.expires_at) AS expires_at
  FROM sessions JOIN tokens ON name = token WHERE sessions.id = ?
`;

export const accessPath = (dataDir: string): string => join(dataDir, 'access.db');

/** A file of its own, since that of the plots belongs to one process alone. Throws StoreError. */
export function openAccessStore(path: string): AccessStore {
  const db = openDatabase(path);
  return { ...tokensIn(db), ...sessionsIn(db), ...notesIn(db), close: () => db.close() };
}

/** Whether anybody could sign in. Throws StoreError. */
export function hasToken(dataDir: string): boolean {
  if (!existsSync(accessPath(dataDir))) return false;
  const store = openAccessStore(accessPath(dataDir));
  const has = store.tokenHashes(Date.now()).some(({ token }) => token.kind === 'token');
  store.close();
  return has;
}

function openDatabase(path: string): Database.Database {
  try {
    // The database gives its side files the same mode.
    if (path !== ':memory:') closeSync(openSync(path, 'a', OWNER_ONLY));
    const db = new Database(path, { timeout: BUSY_MS });
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA foreign_keys = ON');
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new StoreError(
      `${path} cannot be used for tokens (${cause}): move it away, or name another folder with --data-dir`,
      { cause: error },
    );
  }
}

type TokenPart = Pick<AccessStore, 'addToken' | 'tokens' | 'tokenHashes' | 'useUp' | 'revoke'>;

function tokensIn(db: Database.Database): TokenPart {
  return {
    addToken({ name, kind, role, createdAt, expiresAt }, hash) {
      const add = db.prepare('INSERT OR IGNORE INTO tokens VALUES (?, ?, ?, ?, ?, ?)');
      return add.run(name, kind, role, hash, createdAt, expiresAt).changes === 1;
    },
    tokens: () =>
      db
        .prepare(`${TOKEN} ORDER BY created_at, name`)
        .all()
        .map((row): Token => tokenRowSchema.parse(row)),
    tokenHashes: (now) =>
      db
        .prepare(`${TOKEN} WHERE hash IS NOT NULL AND expires_at > ?`)
        .all(now)
        .map((row) => ({ token: tokenRowSchema.parse(row), ...hashedTokenRowSchema.parse(row) })),
    useUp: (name, hash, expiresAt) =>
      db
        .prepare('UPDATE tokens SET hash = NULL, expires_at = ? WHERE name = ? AND hash = ?')
        .run(expiresAt, name, hash).changes === 1,
    revoke: (name) => db.prepare('DELETE FROM tokens WHERE name = ?').run(name).changes === 1,
  };
}

type SessionPart = Pick<AccessStore, 'addSession' | 'session' | 'endSession' | 'purge' | 'version'>;

function sessionsIn(db: Database.Database): SessionPart {
  return {
    addSession({ id, user, expiresAt }) {
      db.prepare('INSERT INTO sessions VALUES (?, ?, ?)').run(id, user, expiresAt);
    },
    session(id) {
      const row: unknown = db.prepare(SESSION).get(id);
      const parsed = sessionRowSchema.safeParse(row);
      return parsed.success ? parsed.data : undefined;
    },
    endSession(id) {
      db.prepare('DELETE FROM sessions WHERE id = ?').run(id);
    },
    purge(before) {
      db.prepare('DELETE FROM sessions WHERE expires_at < ?').run(before);
      db.prepare("DELETE FROM tokens WHERE kind = 'join' AND expires_at < ?").run(before);
    },
    version: () => versionRowSchema.parse(db.prepare('PRAGMA data_version').get()).data_version,
  };
}

const notesIn = (db: Database.Database): Pick<AccessStore, 'note' | 'setNote'> => ({
  setNote(name, text) {
    db.prepare('INSERT OR REPLACE INTO notes VALUES (?, ?)').run(name, text);
  },
  note(name) {
    const parsed = noteRowSchema.safeParse(db.prepare('SELECT text FROM notes WHERE name = ?').get(name));
    return parsed.success ? parsed.data.text : undefined;
  },
});
