import type { NextRequest } from 'next/server';
import { formatMbox } from '#db/mbox.ts';
import { findPostingOf } from '#db/postings.ts';
import { apiRequestOf, refusalOf } from '../../../api-request.ts';
import { downloadOf, notHere } from '../../../download.ts';

/** A cover letter as an mbox of one mail. */
export async function GET(request: NextRequest, { params }: RouteContext<'/cover/[id]/mbox'>): Promise<Response> {
  const api = apiRequestOf(request);
  const refusal = refusalOf(api);
  if (refusal) return refusal;
  const { db } = api;
  const cover = findPostingOf(db, (await params).id);
  if (cover?.counter !== 0) return notHere('cover letter');
  return downloadOf(formatMbox(db, [cover.messageId]), cover.subject, 'application/mbox');
}
