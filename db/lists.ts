import type { Database } from 'better-sqlite3';
import type { Person } from './model.ts';
import { statement } from './statement.ts';

/** A mailing list that mails of the store stand in. */
export type MailingList = {
  readonly number: number;
  readonly name: string;
  /** Where mails of it are sent to; null where none of its newest mails says so. */
  readonly address: string | null;
};

const NEWEST = 20;

/** A condition on the id of a series in `column`: it stands in the list `:list`, or that is null. */
export function inList(column: string): string {
  return `(:list IS NULL OR ${column} IN (SELECT series FROM series_list WHERE list = :list))`;
}

/** The lists that series stand in, by number. */
export function listMailingLists(db: Database): MailingList[] {
  return statement<{ number: number; name: string }>(
    db,
    `SELECT id AS number, key AS name FROM number
     WHERE kind = 'list' AND key IN (SELECT list FROM series_list) ORDER BY id`,
  )
    .all()
    .map((row) => ({ ...row, address: findAddress(db, row.name) }));
}

/** The one address that carries the name of the list, among the recipients of its newest mails. */
function findAddress(db: Database, list: string): string | null {
  const rows = statement<{ header: string }>(
    db,
    `SELECT header FROM message JOIN message_list ON message_list.message = message.id
     WHERE list = ? ORDER BY message_list.message DESC LIMIT ${NEWEST}`,
  ).all(list);
  const people = rows.flatMap(({ header }) => {
    const { to, cc } = JSON.parse(header) as { to: Person[]; cc: Person[] };
    return [...to, ...cc];
  });
  return people.find(({ address }) => address.toLowerCase().startsWith(`${list.toLowerCase()}@`))?.address ?? null;
}
