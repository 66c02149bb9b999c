import type { Database } from 'better-sqlite3';
import { statement } from './statement.ts';

/** How far a source was read, such as the last commit of an epoch. */
export function findCursor(db: Database, source: string): string | undefined {
  return statement<{ position: string }>(db, 'SELECT position FROM cursor WHERE source = ?').get(source)?.position;
}

export function saveCursor(db: Database, source: string, position: string): void {
  statement(
    db,
    'INSERT INTO cursor VALUES (?, ?) ON CONFLICT DO UPDATE SET position = excluded.position WHERE position <> excluded.position',
  ).run(source, position);
}
