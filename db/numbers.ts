import type { Database } from 'better-sqlite3';
import { statement } from './statement.ts';

/** What has a number besides its name: a mail by its Message-ID, a person by the address as written, a list. */
export type NumberKind = 'message' | 'person' | 'list';

const STALE = 'FROM message WHERE cluster IN (SELECT cluster FROM stale_cluster)';

/**
 * Numbers for what has none among the mails of stale clusters, in the order in which they came: all at once, since one
 * by one, as mails are saved, costs a tenth of an ingest.
 */
export function giveNumbers(db: Database): void {
  const give = 'INSERT OR IGNORE INTO number (kind, key)';
  statement(db, `${give} SELECT 'message', message_id ${STALE} ORDER BY id`).run();
  statement(db, `${give} SELECT 'person', from_address ${STALE} ORDER BY id`).run();
  statement(db, `${give} SELECT DISTINCT 'list', list FROM message_list WHERE message IN (SELECT id ${STALE})`).run();
}

/** The number of a name. */
export function findNumber(db: Database, kind: NumberKind, key: string): number | undefined {
  return statement<{ id: number }>(db, 'SELECT id FROM number WHERE kind = ? AND key = ?').get(kind, key)?.id;
}

/** The name that goes by a number. */
export function findKey(db: Database, kind: NumberKind, id: number): string | undefined {
  return statement<{ key: string }>(db, 'SELECT key FROM number WHERE id = ? AND kind = ?').get(id, kind)?.key;
}
