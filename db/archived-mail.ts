import { brotliDecompressSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { MessageId, Seconds } from './model.ts';
import { statement } from './statement.ts';

/** A mail as an archive holds it; `row` is its key in the store. */
export type ArchivedMail = {
  readonly row: number;
  readonly messageId: MessageId;
  readonly contentHash: string;
  readonly sent: Seconds;
  /** Of a `page` there is no mail as it was sent. */
  readonly copy: 'mail' | 'page';
};

/** Whether mail of this list is in the store. */
export function isList(db: Database, name: string): boolean {
  return statement(db, 'SELECT 1 FROM message_list WHERE list = ? LIMIT 1').get(name) !== undefined;
}

/** All contents under one Message-ID, the one sent first before the others; `list` leaves out what it did not carry. */
export function listArchived(db: Database, messageId: string, list: string | null): ArchivedMail[] {
  return statement<ArchivedMail>(
    db,
    `SELECT id AS row, message_id AS messageId, content_hash AS contentHash, sent, copy FROM message
     WHERE message_id = :messageId AND (:list IS NULL
       OR EXISTS (SELECT 1 FROM message_list WHERE message_list.message = message.id AND list = :list))
     ORDER BY sent, content_hash`,
  ).all({ messageId, list });
}

/** The newest mails of a list, or of all lists for null; the newest first; `limit` counts contents. */
export function listNewest(db: Database, list: string | null, limit: number): MessageId[] {
  const rows = statement<{ messageId: MessageId }>(
    db,
    `SELECT message_id AS messageId FROM message INDEXED BY message_sent
     WHERE :list IS NULL OR EXISTS (SELECT 1 FROM message_list WHERE message_list.message = message.id AND list = :list)
     ORDER BY sent DESC, id DESC LIMIT :limit`,
  ).all({ list, limit });
  return [...new Set(rows.map(({ messageId }) => messageId))];
}

/**
 * The bytes of a mail as archived; undefined where it is gone by now.
 * @throws where the store is damaged
 */
export function readArchived(db: Database, row: number): Buffer | undefined {
  const found = statement<{ bytes: Buffer }>(db, 'SELECT bytes FROM raw_message WHERE message = ?').get(row);
  return found && brotliDecompressSync(found.bytes);
}
