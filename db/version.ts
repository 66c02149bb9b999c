import type { Database } from 'better-sqlite3';
import { statement } from './statement.ts';

/** A word that is another one once mail came, was judged anew, or was marked. */
export function storeVersion(db: Database): string {
  const row = statement<{ version: string }>(
    db,
    `SELECT (SELECT coalesce(max(id), 0) FROM message) || '.' || (SELECT coalesce(max(id), 0) FROM mark) || '.'
       || (SELECT count(*) FROM stale_cluster) AS version`,
  ).get();
  return row?.version ?? '';
}

/** Whether the store answers. */
export function isReadable(db: Database): boolean {
  return statement(db, 'SELECT count(*) FROM sqlite_schema').get() !== undefined;
}
