import type { Database } from 'better-sqlite3';
import type { CommentKind, JudgedComment, MessageId, Seconds, Status } from './model.ts';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_NOW } from './tallies.ts';

/** A comment of any series. `status` is where it stands once people have had their say. */
export type ListedComment = JudgedComment & { readonly status: Status; readonly series: MessageId };

/** Texts are looked for anywhere, in any case. */
export type CommentQuery = {
  /** The id of a series. */
  readonly series?: string;
  readonly list?: string;
  readonly status?: Status;
  readonly kind?: CommentKind;
  /** In the name or address of who said it. */
  readonly reviewer?: string;
  /** In the name or address of who submitted the series. */
  readonly author?: string;
  /** In the path of the file that it is about. */
  readonly path?: string;
  readonly revision?: number;
  readonly since?: Seconds;
  readonly outstanding?: boolean;
  /** Where the page begins: the time and id of the last comment of the page before. */
  readonly after?: readonly [Seconds, string];
};

const CONDITIONS = {
  series: 'c.series = :series',
  list: 'c.series IN (SELECT series FROM series_list WHERE list = :list)',
  status: `${STATUS_NOW} = :status`,
  kind: 'c.kind = :kind',
  reviewer: "(c.reviewer_name LIKE :reviewer ESCAPE '\\' OR c.reviewer_address LIKE :reviewer ESCAPE '\\')",
  author: `c.series IN (SELECT id FROM series
    WHERE submitter_name LIKE :author ESCAPE '\\' OR submitter_address LIKE :author ESCAPE '\\')`,
  path: "c.file LIKE :path ESCAPE '\\'",
  revision: 'c.revision = :revision',
  since: 'c.sent >= :since',
} as const;

const OUTSTANDING = `c.is_actionable = 1 AND ${STATUS_NOW} IN ${OUTSTANDING_SQL}`;

const TEXTS: readonly string[] = ['reviewer', 'author', 'path'];

/** Comments that fit, the newest first, at most `limit`. */
export function listCommentTable(db: Database, query: CommentQuery, limit: number): ListedComment[] {
  const given = Object.entries(CONDITIONS).flatMap(([name, sql]) => {
    const value = query[name as keyof typeof CONDITIONS];
    return value === undefined ? [] : [{ name, sql, value: TEXTS.includes(name) ? pattern(String(value)) : value }];
  });
  const where = given.map(({ sql }) => sql as string);
  if (query.outstanding) where.push(OUTSTANDING);
  if (query.after) where.push('(c.sent, c.id) < (:sent, :id)');
  const rows = statement<{ content: string; status: Status; series: MessageId }>(
    db,
    `SELECT c.content, c.series, ${STATUS_NOW} AS status FROM comment AS c
     ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY c.sent DESC, c.id DESC LIMIT :limit`,
  ).all({
    ...Object.fromEntries(given.map(({ name, value }) => [name, value])),
    ...(query.after ? { sent: query.after[0], id: query.after[1] } : {}),
    limit,
  });
  return rows.map(({ content, ...row }) => ({ ...(JSON.parse(content) as JudgedComment), ...row }));
}

/** A comment by its id, with where it stands. */
export function findListedComment(db: Database, id: string): ListedComment | undefined {
  const row = statement<{ content: string; status: Status; series: MessageId }>(
    db,
    `SELECT c.content, c.series, ${STATUS_NOW} AS status FROM comment AS c WHERE c.id = ?`,
  ).get(id);
  if (!row) return undefined;
  const { content, ...rest } = row;
  return { ...(JSON.parse(content) as JudgedComment), ...rest };
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
