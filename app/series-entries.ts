import type { SeriesEntry } from '#components/series-entry.ts';
import type { Database } from '#db/open.ts';
import type { SeriesRow } from '#db/series.ts';
import { countReports, countStatuses } from '#db/tallies.ts';

/** Lines of a table of series, each with where its review items and the reports of bots stand. */
export function entriesOf(db: Database, rows: readonly SeriesRow[]): SeriesEntry[] {
  return rows.map((row) => ({ ...row, counts: countStatuses(db, row.id), reports: countReports(db, row.id) }));
}
