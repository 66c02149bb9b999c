import type { Database } from 'better-sqlite3';
import type { Status } from './model.ts';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';

/** How many actionable comments of a series stand where; a status without any is missing. */
export type StatusCounts = Partial<Record<Status, number>>;

/** Status of each comment `c`: the mark in force (the last one, unless it takes the earlier ones back), else the machine's. */
export const STATUS_NOW = `coalesce(
  (SELECT mark.status FROM mark WHERE mark.comment_id = c.id ORDER BY mark.id DESC LIMIT 1), c.status)`;

/**
 * The same where most comments of the store are looked at: those without a mark need not be read, an index has their
 * status. It costs a look at each mark first.
 */
export const STATUS_OF_ALL = `CASE
  WHEN c.number IN (SELECT marked.number FROM mark JOIN comment AS marked ON marked.id = mark.comment_id)
  THEN ${STATUS_NOW} ELSE c.status END`;

export function countStatuses(db: Database, series: string): StatusCounts {
  const rows = statement<{ status: Status; count: number }>(
    db,
    `SELECT ${STATUS_NOW} AS status, count(*) AS count FROM comment AS c
     WHERE series = ? AND is_actionable = 1 GROUP BY 1`,
  ).all(series);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

/** What bots reported on a series: how much of it is open, and how much there was. */
export type ReportCounts = { readonly open: number; readonly all: number };

export function countReports(db: Database, series: string): ReportCounts {
  const row = statement<ReportCounts>(
    db,
    `SELECT coalesce(sum(${STATUS_NOW} IN ${OUTSTANDING_SQL}), 0) AS "open", count(*) AS "all" FROM comment AS c
     WHERE series = ? AND is_actionable = 1 AND is_bot = 1`,
  ).get(series);
  return row ?? { open: 0, all: 0 };
}
