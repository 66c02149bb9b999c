import type { Database } from 'better-sqlite3';
import type { EncodedReview } from './encoded-review.ts';
import type { MessageId, Series, SeriesState } from './model.ts';
import { statement } from './statement.ts';

/** Replaces a series and all that is derived from its mails; its revisions are told where they belong. */
export function saveSeries(db: Database, review: EncodedReview, lists: readonly string[]): void {
  for (const head of review.heads) deleteSeriesOf(db, head);
  statement(db, 'DELETE FROM series WHERE id = ?').run(review.id);
  statement(db, 'INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
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
  );
  const assign = statement(db, 'UPDATE revision SET series = ? WHERE head = ?');
  for (const head of review.heads) assign.run(review.id, head);
  const insertList = statement(db, 'INSERT OR IGNORE INTO series_list VALUES (?, ?)');
  for (const list of lists) insertList.run(review.id, list);
  const insertRole = statement(db, 'INSERT OR IGNORE INTO series_message VALUES (?, ?, ?)');
  for (const [messageId, role] of review.roles) insertRole.run(messageId, review.id, role);
  saveTrailers(db, review);
  saveComments(db, review);
}

/** Deletes the series that a revision was of, where it was of one. */
export function deleteSeriesOf(db: Database, head: MessageId): void {
  statement(db, 'DELETE FROM series WHERE id = (SELECT series FROM revision WHERE head = ?)').run(head);
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
      each.revision,
      each.counter,
      Number(each.isConditional),
    );
}

function saveComments(db: Database, { id, comments }: EncodedReview): void {
  const insert = statement(db, 'INSERT OR REPLACE INTO comment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const each of comments)
    insert.run(
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
    );
}

export type SeriesRow = Omit<EncodedReview, 'content' | 'heads' | 'roles' | 'trailers' | 'comments'> & {
  readonly lists: readonly string[];
};

const ROWS = `SELECT id, title, submitter_name AS submitterName, submitter_address AS submitterAddress, state,
    first_posted AS firstPosted, last_posted AS lastPosted, last_activity AS lastActivity, revision,
    patch_count AS patchCount,
    (SELECT json_group_array(list) FROM (SELECT list FROM series_list WHERE series = id ORDER BY list)) AS lists
  FROM series`;

type StoredRow = Omit<SeriesRow, 'lists'> & { readonly lists: string };

function decodeRow(row: StoredRow): SeriesRow {
  return { ...row, lists: JSON.parse(row.lists) as string[] };
}

/** A series as a line of a table. */
export function findSeriesRow(db: Database, id: string): SeriesRow | undefined {
  const row = statement<StoredRow>(db, `${ROWS} WHERE id = ?`).get(id);
  return row && decodeRow(row);
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

export type SeriesFilter = {
  readonly list?: string;
  /** Part of a name or an address. */
  readonly author?: string;
  readonly state?: SeriesState;
  readonly text?: string;
  readonly sort?: 'activity' | 'posted' | 'title';
  /** For the next page: what `nextKey` of the last one gave. */
  readonly after?: string;
  readonly limit?: number;
};

/** Series, newest activity first, a page at a time. */
export function listSeries(db: Database, filter: SeriesFilter): SeriesRow[] {
  const where: string[] = [];
  const values: Record<string, unknown> = { limit: filter.limit ?? 50 };
  if (filter.list) {
    where.push('id IN (SELECT series FROM series_list WHERE list = :list)');
    values.list = filter.list;
  }
  if (filter.author) {
    where.push("(submitter_name LIKE :author ESCAPE '\\' OR submitter_address LIKE :author ESCAPE '\\')");
    values.author = `%${filter.author.replace(/[\\%_]/g, '\\$&')}%`;
  }
  if (filter.state) {
    where.push('state = :state');
    values.state = filter.state;
  }
  if (filter.text) {
    where.push("title LIKE :text ESCAPE '\\'");
    values.text = `%${filter.text.replace(/[\\%_]/g, '\\$&')}%`;
  }
  const column = { activity: 'last_activity', posted: 'last_posted', title: 'title' }[filter.sort ?? 'activity'];
  const isUp = filter.sort === 'title';
  if (filter.after) {
    const [value, id] = JSON.parse(filter.after) as [string | number, string];
    where.push(`(${column}, id) ${isUp ? '>' : '<'} (:value, :after)`);
    Object.assign(values, { value, after: id });
  }
  const sql = `${ROWS} ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
    ORDER BY ${column} ${isUp ? 'ASC' : 'DESC'}, id ${isUp ? 'ASC' : 'DESC'} LIMIT :limit`;
  return statement<StoredRow>(db, sql).all(values).map(decodeRow);
}

/** Where the page behind `row` begins. */
export function nextKey(row: SeriesRow, sort: SeriesFilter['sort']): string {
  const value = sort === 'title' ? row.title : sort === 'posted' ? row.lastPosted : row.lastActivity;
  return JSON.stringify([value, row.id]);
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
