import type { NextRequest } from 'next/server';
import { seriesHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import { COUNTED_STATUSES, type SeriesEntry } from '#components/series-entry.ts';
import { listSeriesTable } from '#db/series-table.ts';
import { type AtomEntry, atomResponse } from '../atom.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { currentTime, originOf } from '../request.ts';
import { parseSeriesQuery, seriesAddress } from '../series/query.ts';
import { entriesOf } from '../series-entries.ts';

const PAGE = 50;

/** The table of series as an Atom feed: an entry is new again with each revision. */
export async function GET(request: NextRequest): Promise<Response> {
  const { after: _, ...given } = Object.fromEntries(request.nextUrl.searchParams);
  const db = database();
  const query = parseSeriesQuery({ ...given, sort: 'posted' }, currentTime());
  const origin = originOf(request);
  const visible = await readVisibility();
  return atomResponse({
    title: 'Series',
    self: `${origin}${seriesAddress('/series.atom', given)}`,
    page: `${origin}${seriesAddress('/series', given)}`,
    entries: visible(entriesOf(db, listSeriesTable(db, query, PAGE))).map((entry) => atomEntryOf(entry, origin)),
  });
}

function atomEntryOf(entry: SeriesEntry, origin: string): AtomEntry {
  const href = `${origin}${seriesHref(entry.id)}`;
  const counts = COUNTED_STATUSES.filter((status) => entry.counts[status]).map(
    (status) => `${entry.counts[status]} ${status}`,
  );
  return {
    id: `${href}#v${entry.revision}`,
    href,
    title: `v${entry.revision}: ${entry.title}`,
    author: nameOf(entry.submitter),
    updated: entry.lastPosted,
    summary: `${counts.join(', ') || 'no review items'}; next: ${entry.mover}`,
    text: null,
  };
}
