import { brotliDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';

/** A mail that is no message: it is kept as it came, until a later version understands it. */
export type UnreadableMail = {
  /** SHA-1 of the bytes. */
  readonly hash: string;
  /** Where it lies, for people. */
  readonly place: string;
  readonly reason: string;
  readonly source: string | null;
  readonly list: string | null;
  readonly received: Seconds | null;
  readonly copy: 'mail' | 'page';
  /** Of the mail itself, in bytes. */
  readonly size: number;
  /** brotli */
  readonly bytes: Uint8Array;
};

export type UnreadableRow = Omit<UnreadableMail, 'bytes'> & { readonly id: number };

const COLUMNS = 'id, hash, place, reason, source, list, received, copy, size';

/** Keeps a mail; one that is kept already is told its new reason. */
export function saveUnreadable(db: Database, mail: UnreadableMail): void {
  const { hash, place, reason, source, list, received, copy, size, bytes } = mail;
  statement(
    db,
    `INSERT INTO unreadable_mail (hash, place, reason, source, list, received, copy, size, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET reason = excluded.reason`,
  ).run(hash, place, reason, source, list, received, copy, size, bytes);
}

export function deleteUnreadable(db: Database, hash: string): void {
  statement(db, 'DELETE FROM unreadable_mail WHERE hash = ?').run(hash);
}

export function countUnreadable(db: Database): number {
  return statement<{ count: number }>(db, 'SELECT count(*) AS count FROM unreadable_mail').get()?.count ?? 0;
}

/** Those behind `after`, in the order that they came. */
export function listUnreadable(db: Database, after: number, limit: number): UnreadableRow[] {
  return statement<UnreadableRow>(db, `SELECT ${COLUMNS} FROM unreadable_mail WHERE id > ? ORDER BY id LIMIT ?`).all(
    after,
    limit,
  );
}

/** The bytes of one as they came; undefined where there is none, or none any more. */
export function readUnreadable(db: Database, id: number): Buffer | undefined {
  const row = statement<{ bytes: Buffer }>(db, 'SELECT bytes FROM unreadable_mail WHERE id = ?').get(id);
  return row && brotliDecompressSync(row.bytes);
}
