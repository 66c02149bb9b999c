import type { Database } from 'better-sqlite3';
import type { SeriesRow } from './series.ts';
import { statement } from './statement.ts';

export type { SeriesRow };

/** A series as a line of a table. */
export function findSeriesRow(db: Database, id: string): SeriesRow | undefined {
  const row = statement<Omit<SeriesRow, 'lists'> & { lists: string }>(
    db,
    `SELECT id, title, submitter_name AS submitterName, submitter_address AS submitterAddress, state,
       first_posted AS firstPosted, last_posted AS lastPosted, last_activity AS lastActivity, revision,
       patch_count AS patchCount,
       (SELECT json_group_array(list) FROM (SELECT list FROM series_list WHERE series = id ORDER BY list)) AS lists
     FROM series WHERE id = ?`,
  ).get(id);
  return row && { ...row, lists: JSON.parse(row.lists) as string[] };
}
