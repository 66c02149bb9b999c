import type { Database } from 'better-sqlite3';
import { findSeriesRow, type SeriesRow } from '../series.ts';
import { type Found, findPage, type SearchOptions, type Target } from './found.ts';

const SERIES: Target = {
  level: 'series',
  scope: 'mail',
  columns: 's.id, s.last_activity AS time',
  from: 'series AS s',
  time: 's.last_activity',
  id: 's.id',
  inList: 'EXISTS (SELECT 1 FROM series_list WHERE series_list.series = s.id AND list = ?)',
};

/** Series one of whose covers or patches fits, the ones with the newest mail first. */
export function searchSeries(db: Database, query: string, options: SearchOptions): Found<SeriesRow> {
  return findPage<{ id: string; time: number }, SeriesRow>(db, SERIES, query, options, (rows) =>
    rows.flatMap(({ id }) => findSeriesRow(db, id) ?? []),
  );
}
