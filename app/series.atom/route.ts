import type { NextRequest } from 'next/server';
import { listSeriesTable } from '#db/series-table.ts';
import { atomOf } from '../atom.ts';
import { database } from '../database.ts';
import { currentTime } from '../request.ts';
import { parseSeriesQuery, seriesAddress } from '../series/query.ts';
import { entriesOf } from '../series-entries.ts';

const PAGE = 50;

/** The table of series as an Atom feed: an entry is new again with each revision. */
export function GET(request: NextRequest): Response {
  const { after: _, ...given } = Object.fromEntries(request.nextUrl.searchParams);
  const db = database();
  const query = parseSeriesQuery({ ...given, sort: 'posted' }, currentTime());
  const rows = listSeriesTable(db, query, PAGE);
  const origin = `${request.nextUrl.protocol}//${request.headers.get('host') ?? request.nextUrl.host}`;
  const feed = atomOf({
    self: `${origin}${seriesAddress('/series.atom', given)}`,
    page: `${origin}${seriesAddress('/series', given)}`,
    origin,
    entries: entriesOf(db, rows),
  });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
