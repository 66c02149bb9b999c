import type { Database } from 'better-sqlite3';
import type { MessageId, Mover, Seconds, SeriesState } from './model.ts';
import type { SeriesRow } from './series.ts';
import { findSeriesRow } from './series.ts';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_NOW } from './tallies.ts';

export type SeriesSort = 'activity' | 'posted' | 'title';

/** What a table of series is narrowed to. Text is looked for anywhere, in any case. */
export type SeriesQuery = {
  readonly list?: string;
  /** In the name or address of the submitter. */
  readonly author?: string;
  /** In the name or address of one who commented. */
  readonly reviewer?: string;
  /** In a path that one of its patches touches. */
  readonly path?: string;
  /** In the title. */
  readonly text?: string;
  readonly state?: SeriesState;
  /** Who has to do something next. */
  readonly mover?: Mover;
  readonly hasOutstanding?: boolean;
  /** With a mail since then. */
  readonly since?: Seconds;
  readonly sort?: SeriesSort;
  /** Where the page begins: what `keyOf` says of the last row of the page before. */
  readonly after?: readonly [string | number, string];
};

const COLUMNS = { activity: 'last_activity', posted: 'last_posted', title: 'title' } as const;

/** Each is a condition on a row of `series`, with its value named as in the query. */
const CONDITIONS = {
  list: 'id IN (SELECT series FROM series_list WHERE list = :list)',
  author: "(submitter_name LIKE :author ESCAPE '\\' OR submitter_address LIKE :author ESCAPE '\\')",
  reviewer: `id IN (SELECT series FROM comment
    WHERE reviewer_name LIKE :reviewer ESCAPE '\\' OR reviewer_address LIKE :reviewer ESCAPE '\\')`,
  path: `id IN (SELECT series FROM patch_file JOIN message ON message.id = patch_file.message
    JOIN series_message USING (message_id) WHERE path LIKE :path ESCAPE '\\')`,
  text: "title LIKE :text ESCAPE '\\'",
  state: 'state = :state',
  mover: 'id IN (SELECT series FROM standing WHERE mover = :mover)',
  since: 'last_activity >= :since',
} as const;

/** A condition on a row of `series`: something is to do in it. */
export const HAS_OUTSTANDING = `EXISTS (SELECT 1 FROM comment AS c WHERE c.series = series.id AND c.is_actionable = 1
  AND ${STATUS_NOW} IN ${OUTSTANDING_SQL})`;

/** Series that fit, in the order asked for (the newest first, titles from A), at most `limit`. */
export function listSeriesTable(db: Database, query: SeriesQuery, limit: number): SeriesRow[] {
  const { list, author, reviewer, path, text, state, mover, since } = query;
  const values: Record<string, string | number | undefined> = {
    list,
    state,
    mover,
    since,
    author: author && pattern(author),
    reviewer: reviewer && pattern(reviewer),
    path: path && pattern(path),
    text: text && pattern(text),
  };
  const where = Object.entries(CONDITIONS).flatMap(([name, sql]) =>
    values[name] === undefined ? [] : [sql as string],
  );
  if (query.hasOutstanding) where.push(HAS_OUTSTANDING);
  const column = COLUMNS[query.sort ?? 'activity'];
  const [before, direction] = query.sort === 'title' ? ['>', 'ASC'] : ['<', 'DESC'];
  if (query.after) where.push(`(${column}, id) ${before} (:key, :id)`);
  const sql = `SELECT id FROM series ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
    ORDER BY ${column} ${direction}, id ${direction} LIMIT :limit`;
  const bound = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return statement<{ id: MessageId }>(db, sql)
    .all({ ...bound, limit, ...(query.after ? { key: query.after[0], id: query.after[1] } : {}) })
    .flatMap(({ id }) => findSeriesRow(db, id) ?? []);
}

/** Where the page behind `row` begins. */
export function keyOf(row: SeriesRow, sort: SeriesSort = 'activity'): readonly [string | number, string] {
  const value = { activity: row.lastActivity, posted: row.lastPosted, title: row.title }[sort];
  return [value, row.id];
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
