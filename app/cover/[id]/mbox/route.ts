import type { NextRequest } from 'next/server';
import { formatMbox } from '#db/mbox.ts';
import { findPostingOf } from '#db/postings.ts';
import { database } from '../../../database.ts';
import { downloadOf, notHere } from '../../../download.ts';
import { decodeSegment } from '../../../request.ts';

/** A cover letter as an mbox of one mail. */
export async function GET(_: NextRequest, { params }: RouteContext<'/cover/[id]/mbox'>): Promise<Response> {
  const db = database();
  const cover = findPostingOf(db, decodeSegment((await params).id));
  if (cover?.counter !== 0) return notHere('cover letter');
  return downloadOf(formatMbox(db, [cover.messageId]), cover.subject, 'application/mbox');
}
