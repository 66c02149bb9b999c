import type { NextRequest } from 'next/server';
import { newestActivity } from '#db/lively.ts';
import { listSeriesTable } from '#db/series-table.ts';
import { atomResponse } from '../atom.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { originOf } from '../request.ts';
import { parseSeriesQuery, seriesAddress } from '../series/query.ts';
import { entriesOf } from '../series-entries.ts';
import { seriesAtomEntry } from '../series-feed.ts';

const PAGE = 50;

/** The table of series as an Atom feed: an entry is new again with each revision. */
export async function GET(request: NextRequest): Promise<Response> {
  const { after: _, ...given } = Object.fromEntries(request.nextUrl.searchParams);
  const db = database();
  const query = parseSeriesQuery({ ...given, sort: 'posted' }, newestActivity(db));
  const origin = originOf(request);
  const visible = await readVisibility();
  return atomResponse({
    title: 'Series',
    self: `${origin}${seriesAddress('/series.atom', given)}`,
    page: `${origin}${seriesAddress('/series', given)}`,
    entries: visible(entriesOf(db, listSeriesTable(db, query, PAGE))).map((entry) => seriesAtomEntry(entry, origin)),
  });
}
