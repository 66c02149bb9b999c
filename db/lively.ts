import type { Database } from 'better-sqlite3';
import { inList } from './lists.ts';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';

/** A series without a mail for so long, in days, is taken for given up. */
export const GIVEN_UP_AFTER_DAYS = 183;

/** A condition on a row of `series`: not given up when the newest mail of the store was sent. */
export const LIVELY = `last_activity >= (SELECT max(last_activity) FROM series) - ${GIVEN_UP_AFTER_DAYS} * 86400`;

/**
 * When the newest mail of all series, or of those in a list, was sent; 0 where there is none. Ages are counted from it: an
 * archive that ended years ago is read as on its last day, and for one that goes on it is now.
 */
export function newestActivity(db: Database, list: string | null = null): Seconds {
  const row = statement<{ newest: Seconds | null }>(
    db,
    `SELECT max(last_activity) AS newest FROM series WHERE ${inList('id')}`,
  ).get({ list });
  return row?.newest ?? 0;
}
