import type { SeriesEntry } from '#components/series-entry.ts';
import type { Mover } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import type { SeriesRow } from '#db/series.ts';
import { countStatuses, type StatusCounts, tallyTags } from '#db/tallies.ts';

/** Lines of a table of series, each with where its review stands. */
export function entriesOf(db: Database, rows: readonly SeriesRow[]): SeriesEntry[] {
  return rows.map(({ submitterName, submitterAddress, ...row }) => {
    const counts = countStatuses(db, row.id);
    const tags = tallyTags(db, row.id);
    return {
      ...row,
      submitter: { name: submitterName, address: submitterAddress },
      ...tags,
      counts,
      mover: moverOf(row, counts, tags.reviewedPatches),
    };
  });
}

function moverOf(row: Pick<SeriesRow, 'state' | 'patchCount'>, counts: StatusCounts, reviewed: number): Mover {
  if (row.state !== 'under-review') return 'nobody';
  const { open = 0, promised = 0, unaddressed = 0, partial = 0, regressed = 0, disputed = 0 } = counts;
  if (open + promised + unaddressed + partial + regressed > 0) return 'author';
  return disputed > 0 || reviewed < row.patchCount ? 'reviewers' : 'maintainer';
}
