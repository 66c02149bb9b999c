import type { Database } from 'better-sqlite3';
import { statement } from './statement.ts';

/** What has a number besides its name: a mail by its Message-ID, a person by the address as written, a list. */
export type NumberKind = 'message' | 'person' | 'list';

/** The number of a name; triggers gave it when the mail was saved (migration 003). */
export function findNumber(db: Database, kind: NumberKind, key: string): number | undefined {
  return statement<{ id: number }>(db, 'SELECT id FROM number WHERE kind = ? AND key = ?').get(kind, key)?.id;
}

/** The name that goes by a number. */
export function findKey(db: Database, kind: NumberKind, id: number): string | undefined {
  return statement<{ key: string }>(db, 'SELECT key FROM number WHERE id = ? AND kind = ?').get(id, kind)?.key;
}
