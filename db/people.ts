import type { Database } from 'better-sqlite3';
import type { JudgedComment, Mark, MessageId, Person, Status } from './model.ts';
import { statement } from './statement.ts';
import { STATUS_NOW, type StatusCounts } from './tallies.ts';

/** Somebody who posts or reviews, with all addresses that carry the same name. */
export type KnownPerson = { readonly name: string; readonly addresses: readonly string[] };

/** Each part by its own index of migrations/009-person.ts: `OR` between them would look at everybody. */
const PEOPLE_NAMED = `SELECT submitter_name AS name, submitter_address AS address FROM series WHERE lower(submitter_name) = lower(:text)
  UNION ALL SELECT reviewer_name, reviewer_address FROM comment WHERE lower(reviewer_name) = lower(:text)`;

const PEOPLE = `${PEOPLE_NAMED}
  UNION ALL SELECT submitter_name, submitter_address FROM series
    WHERE lower(submitter_address) = :text AND lower(submitter_name) <> :text
  UNION ALL SELECT reviewer_name, reviewer_address FROM comment
    WHERE lower(reviewer_address) = :text AND lower(reviewer_name) <> :text`;

/**
 * The person of an address, or of a name where it is the name of one who posts or reviews. Case does not matter.
 * An address under several names goes by the one used most.
 */
export function findPerson(db: Database, text: string): KnownPerson | undefined {
  const rows = statement<Person>(
    db,
    `SELECT name, address FROM (${PEOPLE}) GROUP BY name, address ORDER BY count(*) DESC, name`,
  ).all({
    text: text.trim().toLowerCase(),
  });
  if (rows.length === 0) return findSender(db, text.trim());
  const name = rows.find((row) => row.name !== '')?.name;
  if (name === undefined) return rows[0] && { name: rows[0].address, addresses: [rows[0].address] };
  const same = statement<{ address: string }>(
    db,
    `SELECT DISTINCT address FROM (${PEOPLE_NAMED}) WHERE name = :text`,
  ).all({ text: name });
  const addresses = [...rows, ...same].map((row) => row.address).filter((address) => address !== '');
  return { name, addresses: [...new Set(addresses)] };
}

/** Somebody who only ever wrote mails. */
function findSender(db: Database, text: string): KnownPerson | undefined {
  const row = statement<Person>(
    db,
    `SELECT from_name AS name, from_address AS address FROM message WHERE from_address = :text OR from_name = :text
     ORDER BY sent DESC LIMIT 1`,
  ).get({ text });
  return row && { name: row.name || row.address, addresses: [row.address] };
}

/** Where the remarks that somebody made as a reviewer stand. */
export function countReviewed(db: Database, addresses: readonly string[]): StatusCounts {
  const rows = statement<{ status: Status; count: number }>(
    db,
    `SELECT ${STATUS_NOW} AS status, count(*) AS count FROM comment AS c
     WHERE reviewer_address IN (SELECT value FROM json_each(?)) AND is_actionable = 1 GROUP BY 1`,
  ).all(JSON.stringify(addresses));
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

/** A remark with its series. */
export type ReviewerComment = {
  readonly comment: JudgedComment;
  readonly series: MessageId;
  readonly title: string;
  readonly mark: Mark | undefined;
};

const REVIEWER_COMMENT = `SELECT c.content, c.series, series.title FROM comment AS c JOIN series ON series.id = c.series
  WHERE c.reviewer_address IN (SELECT value FROM json_each(:addresses)) AND c.is_actionable = 1
    AND series.state = 'under-review'`;

/** Remarks said to be addressed by the newest revision of a series under review, on which the reviewer has not written since. */
export function listAwaitingLook(db: Database, addresses: readonly string[], limit: number): ReviewerComment[] {
  return readComments(
    db,
    `${REVIEWER_COMMENT} AND ${STATUS_NOW} = 'addressed' AND c.addressed_in = series.round
       AND NOT EXISTS (
         SELECT 1 FROM series_message AS part JOIN message USING (message_id)
         WHERE part.series = series.id AND part.role = 'reply' AND message.sent > series.last_posted
           AND message.from_address IN (SELECT value FROM json_each(:addresses)))
     ORDER BY series.last_posted DESC, c.sent LIMIT :limit`,
    addresses,
    limit,
  );
}

/** Remarks that a later revision came without, or that were done and are undone again, in series under review. */
export function listMissed(db: Database, addresses: readonly string[], limit: number): ReviewerComment[] {
  return readComments(
    db,
    `${REVIEWER_COMMENT} AND ${STATUS_NOW} IN ('unaddressed', 'partial', 'regressed')
     ORDER BY series.last_posted DESC, c.sent LIMIT :limit`,
    addresses,
    limit,
  );
}

function readComments(db: Database, sql: string, addresses: readonly string[], limit: number): ReviewerComment[] {
  const rows = statement<{ content: string; series: MessageId; title: string }>(db, sql).all({
    addresses: JSON.stringify(addresses),
    limit,
  });
  const lastMark = statement<Mark>(
    db,
    'SELECT comment_id AS commentId, status, note, by, at FROM mark WHERE comment_id = ? ORDER BY id DESC LIMIT 1',
  );
  return rows.map(({ content, ...row }) => {
    const comment = JSON.parse(content) as JudgedComment;
    const mark = lastMark.get(comment.id);
    return { ...row, comment, mark: mark?.status ? mark : undefined };
  });
}
