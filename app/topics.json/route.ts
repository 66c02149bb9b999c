import type { NextRequest } from 'next/server';
import { listTopics } from '#db/topics.ts';
import { database } from '../database.ts';
import { readVisibility } from '../reader-access.ts';
import { parseTopicQuery } from '../topics/query.ts';

/** The table of topics for programs: `{topics}`. */
export async function GET(request: NextRequest): Promise<Response> {
  const query = parseTopicQuery(Object.fromEntries(request.nextUrl.searchParams));
  return Response.json({ topics: (await readVisibility())(listTopics(database(), query)) });
}
