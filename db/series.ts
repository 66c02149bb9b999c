import type { Database } from 'better-sqlite3';
import { saveCommentTopics } from './comment-topics.ts';
import { saveApplied } from './commits.ts';
import type { EncodedReview } from './encoded-review.ts';
import type { MessageId, Mover, Person, Seconds, Series, SeriesState } from './model.ts';
import { saveStanding } from './standing.ts';
import { statement } from './statement.ts';
import { findFreeNumber } from './time-number.ts';

export type SavedReview = { readonly review: EncodedReview; readonly lists: readonly string[] };

/** What `comment_search` has of comments, by their numbers. */
type Words = Map<number, readonly string[]>;

/** Replaces series and all that is derived from their mails; their revisions are told where they belong. */
export function saveReviews(db: Database, reviews: readonly SavedReview[]): void {
  const words: Words = new Map();
  for (const { review, lists } of reviews) saveSeries(db, review, lists, words);
  const insert = statement(db, 'INSERT INTO comment_search (rowid, own, quoted, path) VALUES (?, ?, ?, ?)');
  // FTS5 writes what it gathered to the disk before a row of a smaller number.
  for (const [number, texts] of [...words].sort(([a], [b]) => a - b)) insert.run(number, ...texts);
}

function saveSeries(db: Database, review: EncodedReview, lists: readonly string[], words: Words): void {
  for (const head of review.heads) deleteSeriesOf(db, head);
  deleteSeries(db, review.id);
  statement(db, 'INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    review.id,
    review.title,
    review.submitterName,
    review.submitterAddress,
    review.state,
    review.firstPosted,
    review.lastPosted,
    review.lastActivity,
    review.revision,
    review.patchCount,
    review.content,
    review.round,
    review.revisionName,
  );
  const assign = statement(db, 'UPDATE revision SET series = ? WHERE head = ?');
  for (const head of review.heads) assign.run(review.id, head);
  const insertList = statement(db, 'INSERT OR IGNORE INTO series_list VALUES (?, ?)');
  for (const list of lists) insertList.run(review.id, list);
  const insertRole = statement(db, 'INSERT OR IGNORE INTO series_message VALUES (?, ?, ?)');
  for (const [messageId, role] of review.roles) insertRole.run(messageId, review.id, role);
  saveTrailers(db, review);
  saveComments(db, review, words);
  saveApplied(db, review.id, review.applied);
  saveStanding(db, review.id, review.newest);
}

/** Deletes the series that a revision was of, where it was of one. */
export function deleteSeriesOf(db: Database, head: MessageId): void {
  const row = statement<{ series: MessageId | null }>(db, 'SELECT series FROM revision WHERE head = ?').get(head);
  if (row?.series) deleteSeries(db, row.series);
}

/** Its revisions forget it: where they become two series, the second must not delete what the first was saved as. */
function deleteSeries(db: Database, id: MessageId): void {
  statement(db, 'DELETE FROM series WHERE id = ?').run(id);
  statement(db, 'UPDATE revision SET series = NULL WHERE series = ?').run(id);
}

/** Deletes series none of whose revisions are left. */
export function deleteOrphanSeries(db: Database): void {
  statement(db, 'DELETE FROM series WHERE id NOT IN (SELECT series FROM revision WHERE series IS NOT NULL)').run();
}

function saveTrailers(db: Database, { id, trailers }: EncodedReview): void {
  const insert = statement(db, 'INSERT OR IGNORE INTO given_trailer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const each of trailers)
    insert.run(
      id,
      each.messageId,
      each.line,
      each.token,
      each.value,
      each.from.name,
      each.from.address,
      each.counter,
      Number(each.isConditional),
      each.head,
    );
}

function saveComments(db: Database, { id, comments }: EncodedReview, words: Words): void {
  // Not INSERT OR REPLACE, which deletes without telling the index of words.
  const remove = statement(db, 'DELETE FROM comment WHERE id = ?');
  const insert = statement(db, 'INSERT INTO comment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const each of comments) {
    remove.run(each.id);
    const number = findFreeNumber(db, 'comment', each.sent, each.id);
    insert.run(
      number,
      each.id,
      id,
      each.messageId,
      each.reviewerName,
      each.reviewerAddress,
      each.sent,
      each.revision,
      each.counter,
      each.patch,
      each.file,
      each.kind,
      Number(each.isActionable),
      each.status,
      each.addressedIn,
      each.content,
      each.round,
      Number(each.isBot),
      each.closed,
    );
    words.set(number, each.indexText);
    saveCommentTopics(db, number, each.topics, each.decision);
  }
}

/** A series as a line of a table. */
export type SeriesRow = {
  readonly id: MessageId;
  readonly title: string;
  readonly submitter: Person;
  readonly state: SeriesState;
  readonly firstPosted: Seconds;
  readonly lastPosted: Seconds;
  readonly lastActivity: Seconds;
  readonly revision: number;
  /** As people call it: `v3`, `RFC v2`. */
  readonly revisionName: string;
  readonly patchCount: number;
  readonly reviewedPatches: number;
  /** The names of those who gave the newest revision a tag of review. */
  readonly reviewers: readonly string[];
  readonly mover: Mover;
  readonly lists: readonly string[];
};

type StoredRow = Omit<SeriesRow, 'submitter' | 'reviewers' | 'lists'> & {
  readonly name: string;
  readonly address: string;
  readonly reviewers: string;
  readonly lists: string;
};

export function findSeriesRow(db: Database, id: string): SeriesRow | undefined {
  const row = statement<StoredRow>(
    db,
    `SELECT id, title, submitter_name AS name, submitter_address AS address, state, first_posted AS firstPosted,
       last_posted AS lastPosted, last_activity AS lastActivity, revision, revision_name AS revisionName, patch_count AS patchCount,
       patch_count - json_array_length(unreviewed) AS reviewedPatches, reviewers, mover,
       (SELECT json_group_array(list) FROM (SELECT list FROM series_list WHERE series = id ORDER BY list)) AS lists
     FROM series JOIN standing ON standing.series = series.id WHERE id = ?`,
  ).get(id);
  if (!row) return undefined;
  const { name, address, reviewers, lists, ...rest } = row;
  return {
    ...rest,
    submitter: { name, address },
    reviewers: JSON.parse(reviewers) as string[],
    lists: JSON.parse(lists) as string[],
  };
}

/** The newest mails of a series: its covers, patches and what was said to them; the newest first. */
export function listNewestOfSeries(db: Database, series: string, limit: number): MessageId[] {
  return statement<{ messageId: MessageId }>(
    db,
    `SELECT message_id AS messageId FROM series_message JOIN message USING (message_id)
     WHERE series = ? GROUP BY message_id ORDER BY min(sent) DESC, message_id LIMIT ?`,
  )
    .all(series, limit)
    .map(({ messageId }) => messageId);
}

/** The series that a mail is of: by the id of the series, or of any mail in it. */
export function findSeries(db: Database, messageId: string): Series | undefined {
  const row = statement<{ content: string }>(
    db,
    `SELECT content FROM series WHERE id = :id
     UNION ALL SELECT content FROM series JOIN series_message ON series.id = series WHERE message_id = :id LIMIT 1`,
  ).get({ id: messageId });
  return row && (JSON.parse(row.content) as Series);
}

export function listSeriesIds(db: Database): MessageId[] {
  return statement<{ id: MessageId }>(db, 'SELECT id FROM series ORDER BY id')
    .all()
    .map((row) => row.id);
}

export function listSeriesLists(db: Database, series: string): string[] {
  return statement<{ list: string }>(db, 'SELECT list FROM series_list WHERE series = ? ORDER BY list')
    .all(series)
    .map((row) => row.list);
}

/** Lists with how many series each has, the largest first. */
export function listLists(db: Database): { list: string; series: number }[] {
  return statement<{ list: string; series: number }>(
    db,
    'SELECT list, count(*) AS series FROM series_list GROUP BY list ORDER BY series DESC, list',
  ).all();
}
