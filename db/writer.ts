import { realpathSync, statSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { isBusy } from './failure.ts';
import type { Seconds } from './model.ts';

/** The right to change what is derived from mail: one process has it at a time. Reading and marking need none. */
export type Writer = { readonly kind: 'writer'; readonly release: () => void };

/** Another process has it. */
export type OtherWriter = { readonly kind: 'other'; readonly store: string; readonly since: Seconds };

/**
 * Takes the right to write a store over many transactions, until `release`. It is a lock on a small database beside the
 * store: the operating system gives it up when the process ends, however it ends, so nothing stale is ever left.
 */
export function tryWriter(db: Database): Writer | OtherWriter {
  if (db.memory) return { kind: 'writer', release: () => {} };
  const path = `${realpathSync(db.name)}-writer`;
  const lock = new Sqlite(path, { timeout: 0 });
  try {
    // From the first write on, until it is closed. What is written does not matter: the time of the file says since when.
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.pragma(`user_version = ${process.pid}`);
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    return { kind: 'other', store: db.name, since: Math.floor(statSync(path).mtimeMs / 1000) };
  }
  return { kind: 'writer', release: () => void lock.close() };
}
