import Database from 'libsql';
import type { ParcelRow, PlotRow, TownChange, TownRows } from '../world/town.ts';
import type { TownStore } from '../world/hostRecords.ts';
import { parcelRowSchema, plotRowSchema } from './rows.ts';

/** A database that is gone with the process. */
export const MEMORY = ':memory:';
const BATCH_MS = 200;
const SCHEMA_VERSION = 1;
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS plots (
    town TEXT NOT NULL, key TEXT NOT NULL, project TEXT NOT NULL, plot INTEGER NOT NULL, freed_at INTEGER,
    PRIMARY KEY (town, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parcels (
    town TEXT NOT NULL, parcel INTEGER NOT NULL, project TEXT NOT NULL,
    PRIMARY KEY (town, parcel)
  ) WITHOUT ROWID;
`;

/** The database cannot be used; the message is a sentence for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

export interface Store extends TownStore {
  /** Writes what is waiting. Throws StoreError. */
  flush(): void;
  /** Flushes and closes. */
  close(): void;
}

export interface StoreOptions {
  /** A file in an existing folder, or `:memory:`. */
  readonly path: string;
  /** A write has failed: nothing that was promised to be kept may be lost in silence. */
  readonly onFailure: (error: StoreError) => void;
}

interface Open {
  readonly db: Database.Database;
  readonly options: StoreOptions;
  readonly waiting: Map<string, TownChange[]>;
  timer: NodeJS.Timeout | null;
}

/** Opens the file for this process alone. Throws StoreError when it is broken, of a newer version or in use. */
export function openStore(options: StoreOptions): Store {
  const open: Open = { db: openDatabase(options.path), options, waiting: new Map(), timer: null };
  return {
    load(town) {
      flush(open);
      return readTown(open.db, town);
    },
    save(town, change) {
      open.waiting.set(town, [...(open.waiting.get(town) ?? []), change]);
      open.timer ??= setTimeout(() => {
        flushOrTell(open);
      }, BATCH_MS);
    },
    flush: () => {
      flush(open);
    },
    close() {
      flush(open);
      release(open.db);
    },
  };
}

function openDatabase(path: string): Database.Database {
  try {
    const db = new Database(path, { timeout: 1_000 });
    // One town has one server: a second one on the same file would give the same plots to others.
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    db.exec(SCHEMA);
    db.exec('COMMIT');
    checkVersion(db);
    return db;
  } catch (error) {
    throw storeError(path, error);
  }
}

/** Closing alone keeps the lock until the garbage collector has come by. */
function release(db: Database.Database) {
  db.exec('PRAGMA locking_mode = NORMAL');
  db.prepare('SELECT COUNT(*) FROM plots').get();
  db.close();
}

function checkVersion(db: Database.Database) {
  const row: unknown = db.prepare('PRAGMA user_version').get();
  const version = typeof row === 'object' && row !== null && 'user_version' in row ? row.user_version : 0;
  if (version === 0) db.exec(`PRAGMA user_version = ${String(SCHEMA_VERSION)}`);
  else if (version !== SCHEMA_VERSION) throw new Error(`it is of version ${String(version)}`);
}

function storeError(path: string, error: unknown): StoreError {
  const cause = error instanceof Error ? error.message : String(error);
  if (/locked|busy/i.test(cause)) {
    return new StoreError(
      `${path} is in use by another Cratecraft: end that one, or name another folder with --data-dir`,
    );
  }
  return new StoreError(
    `${path} cannot be used as the database (${cause}): move it away, or name another folder with --data-dir`,
    { cause: error },
  );
}

function readTown(db: Database.Database, town: string): TownRows {
  const plots = db.prepare('SELECT key, project, plot, freed_at FROM plots WHERE town = ?').all(town);
  const parcels = db.prepare('SELECT parcel, project FROM parcels WHERE town = ?').all(town);
  return {
    plots: plots.map((row): PlotRow => plotRowSchema.parse(row)),
    parcels: parcels.map((row): ParcelRow => parcelRowSchema.parse(row)),
  };
}

function flushOrTell(open: Open) {
  try {
    flush(open);
  } catch (error) {
    open.options.onFailure(storeError(open.options.path, error));
  }
}

function flush(open: Open) {
  if (open.timer !== null) clearTimeout(open.timer);
  open.timer = null;
  if (open.waiting.size === 0) return;
  const waiting = [...open.waiting];
  open.db.transaction(() => {
    for (const [town, changes] of waiting) for (const change of changes) writeChange(open.db, town, change);
  })();
  open.waiting.clear();
}

function writeChange(db: Database.Database, town: string, { plots, parcels, dropped }: TownChange) {
  const drop = db.prepare('DELETE FROM plots WHERE town = ? AND key = ?');
  for (const key of dropped) drop.run(town, key);
  const put = db.prepare('INSERT OR REPLACE INTO plots VALUES (?, ?, ?, ?, ?)');
  for (const { key, project, plot, freedAt } of plots) put.run(town, key, project, plot, freedAt);
  const own = db.prepare('INSERT OR REPLACE INTO parcels VALUES (?, ?, ?)');
  for (const { parcel, project } of parcels) own.run(town, parcel, project);
}
