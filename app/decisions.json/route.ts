import type { NextRequest } from 'next/server';
import { listDecisions } from '#db/decisions.ts';
import { database } from '../database.ts';
import { pageOf, parseDecisionQuery } from '../decisions/query.ts';
import { readVisibility } from '../reader-access.ts';

const PAGE = 100;

/** Decisions for programs: `{decisions}`; `page` in the query counts from 1, an empty page ends. */
export async function GET(request: NextRequest): Promise<Response> {
  const given = Object.fromEntries(request.nextUrl.searchParams);
  const visible = await readVisibility();
  const found = listDecisions(database(), parseDecisionQuery(given), PAGE, (pageOf(given) - 1) * PAGE);
  return Response.json({ decisions: visible(found) });
}
