import type { Database } from 'better-sqlite3';
import { statement } from './statement.ts';

/** One who wrote mails, by an address; the name is that of the newest mail. */
export type Sender = { readonly number: number; readonly name: string; readonly address: string };

const SELECT = `SELECT * FROM (SELECT id AS number, key AS address, coalesce(
    (SELECT from_name FROM message WHERE from_address = key ORDER BY sent DESC LIMIT 1), '') AS name
  FROM number WHERE kind = 'person' AND key <> '')`;

/** Those with `text` in the name or address, in any case, by number. */
export function listSenders(
  db: Database,
  text: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Sender[] {
  return statement<Sender>(
    db,
    `${SELECT} WHERE name LIKE :text ESCAPE '\\' OR address LIKE :text ESCAPE '\\'
     ORDER BY number LIMIT :limit OFFSET :offset`,
  ).all({ text: `%${text.replace(/[\\%_]/g, '\\$&')}%`, offset, limit });
}

export function findSender(db: Database, number: number): Sender | undefined {
  return statement<Sender>(db, `${SELECT} WHERE number = ?`).get(number);
}
