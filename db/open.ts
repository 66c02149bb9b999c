import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { migrate } from './migrate.ts';

export type { Database };

/** `$REROLL_DB`, else `data/reroll.db` below the working directory. */
export function storePath(): string {
  return resolve(process.env.REROLL_DB ?? 'data/reroll.db');
}

/**
 * Opens a store, creating and migrating it where needed.
 * WAL lets pages read while an ingest writes; a second writer waits up to ten seconds.
 * @throws where the file is no store, or is of a newer Reroll.
 */
export function openStore(path: string): Database {
  if (path !== ':memory:') makeFolder(dirname(path));
  const db = new Sqlite(path, { timeout: 10_000 });
  // Mails are some kilobytes long: larger pages mean fewer overflow pages.
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  // Checkpoint after 64 MB: an ingest writes the same index pages again and again.
  db.pragma('wal_autocheckpoint = 8192');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -65536');
  db.pragma('mmap_size = 1073741824');
  migrate(db);
  return db;
}

function makeFolder(path: string): void {
  if (existsSync(path)) return;
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new Error(
      `The folder of the store, ${path}, cannot be made. Make it, or name another store with $REROLL_DB.`,
      {
        cause: error,
      },
    );
  }
}
