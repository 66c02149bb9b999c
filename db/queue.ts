import type { Database } from 'better-sqlite3';
import { inList } from './lists.ts';
import { LIVELY } from './lively.ts';
import type { MessageId, Mover, Seconds } from './model.ts';
import { findSeriesRow, type SeriesRow } from './series.ts';
import { HAS_OUTSTANDING } from './series-table.ts';
import { statement } from './statement.ts';
import { STATUS_NOW } from './tallies.ts';

/** A condition on a row of `series`. */
const MISSED = `EXISTS (SELECT 1 FROM comment AS c WHERE c.series = series.id AND c.is_actionable = 1
  AND ${STATUS_NOW} IN ('unaddressed', 'partial', 'regressed'))`;

/** Series of somebody that are under review, those with outstanding items first; those given up last, or not at all. */
export function listOwnSeries(
  db: Database,
  addresses: readonly string[],
  limit: number,
  which: 'all' | 'lively',
): SeriesRow[] {
  return rowsOf(
    db,
    `SELECT id FROM series WHERE submitter_address IN (SELECT value FROM json_each(:addresses))
       AND state = 'under-review' AND (:which = 'all' OR ${LIVELY}) ORDER BY ${LIVELY} DESC, ${HAS_OUTSTANDING} DESC, last_activity DESC LIMIT :limit`,
    { addresses: JSON.stringify(addresses), limit, which },
  );
}

/** Series that a maintainer can take, the newest first, without those given up. */
export function listReady(db: Database, list: string | null, limit: number): SeriesRow[] {
  return rowsOf(
    db,
    `SELECT id FROM series WHERE id IN (SELECT series FROM standing WHERE mover = 'maintainer') AND ${LIVELY}
       AND ${inList('id')}
     ORDER BY last_activity DESC LIMIT :limit`,
    { list, limit },
  );
}

/** How many series wait for whom, without those given up. */
export function countMovers(db: Database, list: string | null): ReadonlyMap<Mover, number> {
  const rows = statement<{ mover: Mover; count: number }>(
    db,
    `SELECT mover, count(*) AS count FROM standing JOIN series ON series.id = standing.series
     WHERE ${LIVELY} AND ${inList('id')} GROUP BY mover`,
  ).all({ list });
  return new Map(rows.map(({ mover, count }) => [mover, count]));
}

/** Series of which a revision behind the first was posted since then, those that missed something first. */
export function listNewRevisions(db: Database, since: Seconds, list: string | null, limit: number): SeriesRow[] {
  return rowsOf(
    db,
    `SELECT id FROM series WHERE last_posted > :since AND round > 1 AND state = 'under-review'
       AND ${inList('id')}
     ORDER BY ${MISSED} DESC, last_posted DESC LIMIT :limit`,
    { since, list, limit },
  );
}

function rowsOf(db: Database, sql: string, values: Record<string, unknown>): SeriesRow[] {
  return statement<{ id: MessageId }>(db, sql)
    .all(values)
    .flatMap(({ id }) => findSeriesRow(db, id) ?? []);
}
