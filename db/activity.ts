import type { Database } from 'better-sqlite3';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_OF_ALL } from './tallies.ts';

/** A value for a month, `2026-02`. */
export type MonthValue = { readonly month: string; readonly value: number };

const MONTH = (column: string) => `strftime('%Y-%m', ${column}, 'unixepoch')`;
const OF_LIST = (column: string) =>
  `(:list IS NULL OR ${column} IN (SELECT series FROM series_list WHERE list = :list))`;

/** Series by the month of their newest revision, of a list or of all. */
export function countSeriesByMonth(db: Database, list: string | null): MonthValue[] {
  return statement<MonthValue>(
    db,
    `SELECT ${MONTH('last_posted')} AS month, count(*) AS value FROM series WHERE ${OF_LIST('id')} GROUP BY 1 ORDER BY 1`,
  ).all({ list });
}

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
