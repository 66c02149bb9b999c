import type { NextRequest } from 'next/server';
import { database } from '../database.ts';
import { findAll } from '../search/find.ts';

const PAGE = 100;

/**
 * A search for programs, with the parameters of the page: `{kind, hits, next, doubts}`, or `{kind: 'problem', problem}`
 * with status 400. `next` as `after` gives the next page, null ends.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const found = await findAll(database(), Object.fromEntries(request.nextUrl.searchParams), PAGE);
  return Response.json(found, { status: found.kind === 'problem' ? 400 : 200 });
}
