import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { HAS_PROBLEMS } from './problems.ts';
import { statement } from './statement.ts';

/** A message's mail as it came, to be understood anew. */
export type KeptMail = {
  /** The key of its message. */
  readonly row: number;
  readonly messageId: string;
  readonly sent: Seconds;
  readonly copy: 'mail' | 'page';
  /** A list that it was found in. */
  readonly list: string | null;
  /** brotli */
  readonly bytes: Buffer;
};

export type KeptOptions = {
  readonly withProblemsOnly: boolean;
  /** Keys from behind this up to `until`: what is understood anew gets a new key behind it. */
  readonly after: number;
  readonly until: number;
  readonly limit: number;
};

/** Kept mails by key. */
export function listKeptMails(db: Database, { withProblemsOnly, after, until, limit }: KeptOptions): KeptMail[] {
  return statement<KeptMail>(
    db,
    `SELECT message.id AS row, message_id AS messageId, sent, copy, bytes,
       (SELECT min(list) FROM message_list WHERE message_list.message = message.id) AS list
     FROM message JOIN raw_message ON raw_message.message = message.id
     WHERE message.id > ? AND message.id <= ? ${withProblemsOnly ? `AND ${HAS_PROBLEMS}` : ''}
     ORDER BY message.id LIMIT ?`,
  ).all(after, until, limit);
}

/** The largest key there is. */
export function findLastRow(db: Database): number {
  return statement<{ last: number | null }>(db, 'SELECT max(id) AS last FROM message').get()?.last ?? 0;
}
