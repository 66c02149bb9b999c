import type { NextRequest } from 'next/server';
import { newestActivity } from '#db/lively.ts';
import { keyOf, listSeriesTable } from '#db/series-table.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { parseSeriesQuery } from '../series/query.ts';
import { entriesOf } from '../series-entries.ts';

const PAGE = 100;

/** The table of series for programs: `{series, after}`; `after` in the query gives the next page, null ends. */
export async function GET(request: NextRequest): Promise<Response> {
  const db = database();
  const query = parseSeriesQuery(Object.fromEntries(request.nextUrl.searchParams), newestActivity(db));
  const rows = listSeriesTable(db, query, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const visible = await readVisibility();
  return Response.json({
    series: visible(entriesOf(db, shown)),
    after: last ? JSON.stringify(keyOf(last, query.sort)) : null,
  });
}
