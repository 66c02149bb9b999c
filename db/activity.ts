import type { Database } from 'better-sqlite3';
import { inList } from './lists.ts';
import { GIVEN_UP_AFTER_DAYS, newestActivity } from './lively.ts';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_OF_ALL } from './tallies.ts';

/** What is looked at: a list by its short name, or null for all; and since when. */
export type Span = { readonly list: string | null; readonly since: Seconds };

/** A value for a month, `2026-02`. */
export type MonthValue = { readonly month: string; readonly value: number };

const MONTH = (column: string) => `strftime('%Y-%m', ${column}, 'unixepoch')`;

/** The last so many months with mail, of a list or of all. */
export function lastMonths(db: Database, list: string | null, months: number): Span {
  const newest = new Date(newestActivity(db, list) * 1000);
  return { list, since: Date.UTC(newest.getUTCFullYear(), newest.getUTCMonth() + 1 - months) / 1000 };
}

/** Items asked for in a month that are outstanding today in series under review. */
export function countOutstandingByMonth(db: Database, span: Span): MonthValue[] {
  return statement<MonthValue>(
    db,
    `SELECT ${MONTH('c.sent')} AS month, count(*) AS value FROM comment AS c
     WHERE c.is_actionable = 1 AND c.series IN (SELECT id FROM series WHERE state = 'under-review' AND ${inList('id')})
       AND c.sent >= :since AND ${STATUS_OF_ALL} IN ${OUTSTANDING_SQL}
     GROUP BY 1 ORDER BY 1`,
  ).all(span);
}

/** Later than any mail, seconds. */
const NEVER = 1_000_000_000_000;

/** When a comment `c` was closed: by hand, or by the mails; null while it is open. */
const CLOSED_OF_ALL = `CASE
  WHEN c.number IN (SELECT marked.number FROM mark JOIN comment AS marked ON marked.id = mark.comment_id)
  THEN (SELECT CASE WHEN mark.status IS NULL THEN c.closed WHEN mark.status NOT IN ${OUTSTANDING_SQL} THEN mark.at END
    FROM mark WHERE mark.comment_id = c.id ORDER BY mark.id DESC LIMIT 1)
  ELSE c.closed END`;

/** How many items were open at the end of each month in which that changed. */
export function countOpenByMonth(db: Database, span: Span): MonthValue[] {
  const changes = statement<MonthValue>(
    db,
    `WITH item AS MATERIALIZED (
       SELECT max(c.sent, :since) AS opened, min(coalesce(${CLOSED_OF_ALL}, ${NEVER}), last_activity + ${GIVEN_UP_AFTER_DAYS} * 86400) AS ended
       FROM series CROSS JOIN comment AS c ON c.series = series.id
       WHERE last_activity >= :since - ${GIVEN_UP_AFTER_DAYS} * 86400 AND c.is_actionable = 1 AND ended >= :since
         AND ${inList('series.id')}
     ), change (time, value) AS (SELECT opened, 1 FROM item UNION ALL SELECT ended, -1 FROM item),
     -- A day is told by a division, a month by a calendar.
     daily AS (SELECT time / 86400 AS day, sum(value) AS value FROM change
       WHERE time <= (SELECT max(last_activity) FROM series) GROUP BY 1)
     SELECT ${MONTH('day * 86400')} AS month, sum(value) AS value FROM daily GROUP BY 1 ORDER BY 1`,
  ).all(span);
  let open = 0;
  return changes.map(({ month, value }) => {
    open += value;
    return { month, value: open };
  });
}

/** Median days from the first posting of a series to the first remark on it, by month of posting. */
export function listReviewLatency(db: Database, span: Span): MonthValue[] {
  return statement<MonthValue>(
    db,
    `WITH first AS (
       SELECT ${MONTH('first_posted')} AS month, min(c.sent) - first_posted AS wait
       FROM series JOIN comment AS c ON c.series = series.id
       WHERE first_posted >= :since AND c.sent >= first_posted AND ${inList('series.id')} GROUP BY series.id
     ), ranked AS (
       SELECT month, wait, row_number() OVER (PARTITION BY month ORDER BY wait) AS place,
         count(*) OVER (PARTITION BY month) AS size
       FROM first
     )
     SELECT month, round(wait / 86400.0, 1) AS value FROM ranked WHERE place = (size + 1) / 2 ORDER BY month`,
  ).all(span);
}

/** How many series came to so many revisions. */
export function countByRevisions(db: Database, list: string | null): { revisions: number; series: number }[] {
  return statement<{ revisions: number; series: number }>(
    db,
    `SELECT revision AS revisions, count(*) AS series FROM series WHERE ${inList('id')} GROUP BY 1 ORDER BY 1`,
  ).all({ list });
}
