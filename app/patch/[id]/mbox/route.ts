import type { NextRequest } from 'next/server';
import { formatMbox } from '#db/mbox.ts';
import { findPostingOf, listRevisionPostings } from '#db/postings.ts';
import { apiRequestOf, refusalOf } from '../../../api-request.ts';
import { downloadOf, notHere } from '../../../download.ts';

/** A patch for `git am`; with `?series=*` (or a number) behind those of its revision that come before it. */
export async function GET(request: NextRequest, { params }: RouteContext<'/patch/[id]/mbox'>): Promise<Response> {
  const api = apiRequestOf(request);
  const refusal = refusalOf(api);
  if (refusal) return refusal;
  const { db } = api;
  const patch = findPostingOf(db, (await params).id);
  if (!patch || patch.counter === 0) return notHere('patch');
  const earlier = request.nextUrl.searchParams.has('series')
    ? listRevisionPostings(db, patch.head).filter(({ counter }) => counter > 0 && counter < patch.counter)
    : [];
  const ids = [...earlier, patch].map(({ messageId }) => messageId);
  return downloadOf(formatMbox(db, ids), patch.subject, 'application/mbox');
}
