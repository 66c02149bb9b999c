import type { Database } from 'better-sqlite3';
import { listComments, listGiven } from './comments.ts';
import { listApplied } from './commits.ts';
import type { SeriesReview, SeriesState } from './model.ts';
import { findSeries } from './series.ts';
import { statement } from './statement.ts';

/** All that is derived of the series that a mail is of. */
export function findReview(db: Database, messageId: string): SeriesReview | undefined {
  const series = findSeries(db, messageId);
  if (!series) return undefined;
  const row = statement<{ state: SeriesState }>(db, 'SELECT state FROM series WHERE id = ?').get(series.id);
  return {
    series,
    state: row?.state ?? 'under-review',
    comments: listComments(db, series.id),
    trailers: listGiven(db, series),
    applied: listApplied(db, series.id),
  };
}
