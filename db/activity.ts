import type { Database } from 'better-sqlite3';
import { GIVEN_UP_AFTER_DAYS } from './lively.ts';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_OF_ALL } from './tallies.ts';

/** A value for a month, `2026-02`. */
export type MonthValue = { readonly month: string; readonly value: number };

const MONTH = (column: string) => `strftime('%Y-%m', ${column}, 'unixepoch')`;
const OF_LIST = (column: string) =>
  `(:list IS NULL OR ${column} IN (SELECT series FROM series_list WHERE list = :list))`;

/** Items asked for in a month that are outstanding today in series under review. */
export function countOutstandingByMonth(db: Database, list: string | null): MonthValue[] {
  return statement<MonthValue>(
    db,
    `SELECT ${MONTH('c.sent')} AS month, count(*) AS value FROM comment AS c
     WHERE c.is_actionable = 1 AND c.series IN (SELECT id FROM series WHERE state = 'under-review' AND ${OF_LIST('id')})
       AND ${STATUS_OF_ALL} IN ${OUTSTANDING_SQL}
     GROUP BY 1 ORDER BY 1`,
  ).all({ list });
}

/** Later than any mail, seconds. */
const NEVER = 1_000_000_000_000;

/** When a comment `c` was closed: by hand, or by the mails; null while it is open. */
const CLOSED_OF_ALL = `CASE
  WHEN c.number IN (SELECT marked.number FROM mark JOIN comment AS marked ON marked.id = mark.comment_id)
  THEN (SELECT CASE WHEN mark.status IS NULL THEN c.closed WHEN mark.status NOT IN ${OUTSTANDING_SQL} THEN mark.at END
    FROM mark WHERE mark.comment_id = c.id ORDER BY mark.id DESC LIMIT 1)
  ELSE c.closed END`;

/** How many items were open at the end of each month, from the first asked for to the last month with mail. */
export function countOpenByMonth(db: Database, list: string | null): MonthValue[] {
  const changes = statement<MonthValue>(
    db,
    `WITH item AS MATERIALIZED (
       SELECT c.sent AS opened, min(coalesce(${CLOSED_OF_ALL}, ${NEVER}), last_activity + ${GIVEN_UP_AFTER_DAYS} * 86400) AS closed
       FROM series CROSS JOIN comment AS c ON c.series = series.id
       WHERE c.is_actionable = 1 AND ${OF_LIST('series.id')}
     ), change (time, value) AS (SELECT opened, 1 FROM item UNION ALL SELECT closed, -1 FROM item),
     -- A day is told by a division, a month by a calendar.
     daily AS (SELECT time / 86400 AS day, sum(value) AS value FROM change
       WHERE time <= (SELECT max(last_activity) FROM series) GROUP BY 1)
     SELECT ${MONTH('day * 86400')} AS month, sum(value) AS value FROM daily GROUP BY 1 ORDER BY 1`,
  ).all({ list });
  let open = 0;
  return changes.map(({ month, value }) => {
    open += value;
    return { month, value: open };
  });
}

/** Median days from the first posting of a series to the first remark on it, by month of posting. */
export function listReviewLatency(db: Database, list: string | null): MonthValue[] {
  return statement<MonthValue>(
    db,
    `WITH first AS (
       SELECT ${MONTH('first_posted')} AS month, min(c.sent) - first_posted AS wait
       FROM series JOIN comment AS c ON c.series = series.id
       WHERE c.sent >= first_posted AND ${OF_LIST('series.id')} GROUP BY series.id
     ), ranked AS (
       SELECT month, wait, row_number() OVER (PARTITION BY month ORDER BY wait) AS place,
         count(*) OVER (PARTITION BY month) AS size
       FROM first
     )
     SELECT month, round(wait / 86400.0, 1) AS value FROM ranked WHERE place = (size + 1) / 2 ORDER BY month`,
  ).all({ list });
}

/** How many series came to so many revisions. */
export function countByRevisions(db: Database, list: string | null): { revisions: number; series: number }[] {
  return statement<{ revisions: number; series: number }>(
    db,
    `SELECT revision AS revisions, count(*) AS series FROM series WHERE ${OF_LIST('id')} GROUP BY 1 ORDER BY 1`,
  ).all({ list });
}
