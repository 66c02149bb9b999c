import type { Database } from 'better-sqlite3';
import { isBusy } from './failure.ts';

/** How long a write of a person waits for an ingest; its longest transactions are a small part of this. */
const PATIENCE_MS = 60_000;

/** Shorter than the pauses between the transactions of an ingest. */
const PAUSE_MS = 20;

/**
 * Runs `write`; while another process writes, it is tried again, and this process goes on with other work meanwhile
 * instead of standing still in SQLite. `write` is a whole transaction, or changes nothing where it fails.
 * @throws SQLITE_BUSY after a minute, where nothing was changed
 */
export async function whenFree<Result>(db: Database, write: () => Result): Promise<Result> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const timeout = db.pragma('busy_timeout', { simple: true }) as number;
    db.pragma('busy_timeout = 0');
    try {
      return write();
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error;
    } finally {
      db.pragma(`busy_timeout = ${timeout}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
