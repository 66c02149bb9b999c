import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { isBusy } from './failure.ts';
import { migrations } from './migrate.ts';
import { checkFile } from './soundness.ts';

/** Pages that are copied at once; in between, others write. */
const PAGES = 2_000;

/**
 * Copies a store into a file while it is in use (SQLite's online backup): the copy is the store as it is at the end.
 * The file is there whole or not at all.
 * @param report is told how much of the store is copied, from 0 to 1
 */
export async function backupStore(db: Database, file: string, report: (part: number) => void): Promise<void> {
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  await db.backup(unfinished, {
    progress: ({ totalPages, remainingPages }) => {
      if (totalPages > 0) report(1 - remainingPages / totalPages);
      return PAGES;
    },
  });
  putInPlace(unfinished, file);
}

/** What keeps a file from being a store that this Reroll can work with. */
export function listBackupProblems(file: string): string[] {
  if (!existsSync(file)) return ['there is no such file'];
  const db = new Sqlite(file, { readonly: true });
  try {
    const version = db.pragma('user_version', { simple: true }) as number;
    const tables = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('message', 'mark')").pluck().get();
    if (version === 0 || tables !== 2) return ['it is no store of Reroll'];
    if (version > migrations.length) return ['it is of a newer Reroll: update this one'];
    return checkFile(db).flatMap(({ problems }) => problems);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    db.close();
  }
}

/**
 * Puts a copy of `file` in the place of the store at `path`, whole or not at all.
 * @throws where the store is in use: who has it open would go on with the old one
 */
export function restoreStore(file: string, path: string): void {
  if (existsSync(path)) closeForAll(path);
  const unfinished = `${path}.unfinished`;
  copyFileSync(file, unfinished);
  putInPlace(unfinished, path);
}

/** Takes in what stands beside the store, so that it cannot be taken for part of the next one. */
function closeForAll(path: string): void {
  const old = new Sqlite(path, { timeout: 0 });
  try {
    // Only who is alone may leave the write-ahead log.
    old.pragma('journal_mode = DELETE');
  } catch (error) {
    if (isBusy(error))
      throw new Error(`The store ${path} is in use. Stop \`reroll serve\`, \`follow\` and \`ingest\`, then try again.`);
    // A damaged one is about to be replaced.
    rmSync(`${path}-wal`, { force: true });
    rmSync(`${path}-shm`, { force: true });
  } finally {
    old.close();
  }
}

function putInPlace(unfinished: string, path: string): void {
  const file = openSync(unfinished, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(unfinished, path);
}
