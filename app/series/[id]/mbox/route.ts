import type { NextRequest } from 'next/server';
import { formatMbox } from '#db/mbox.ts';
import { findPosting, listRevisionPostings } from '#db/postings.ts';
import { findSeries } from '#db/series.ts';
import { apiRequestOf, refusalOf } from '../../../api-request.ts';
import { downloadOf, notHere } from '../../../download.ts';

/** The patches of a revision for `git am`: by Patchwork's number of it, or the newest of the series of a Message-ID. */
export async function GET(request: NextRequest, { params }: RouteContext<'/series/[id]/mbox'>): Promise<Response> {
  const id = (await params).id;
  const api = apiRequestOf(request);
  const refusal = refusalOf(api);
  if (refusal) return refusal;
  const { db } = api;
  const head = /^\d{1,15}$/.test(id)
    ? findPosting(db, 'revision', Number(id))?.head
    : findSeries(db, id)?.revisions.at(-1)?.head;
  if (!head) return notHere('series');
  const postings = listRevisionPostings(db, head);
  const patches = postings.filter(({ counter }) => counter > 0).map(({ messageId }) => messageId);
  return downloadOf(formatMbox(db, patches), postings[0]?.subject ?? 'series', 'application/mbox');
}
