import type { NextRequest } from 'next/server';
import { findPostingText } from '#db/posting-text.ts';
import { database } from '../../../database.ts';
import { downloadOf, notHere } from '../../../download.ts';
import { decodeSegment } from '../../../request.ts';

/** The diff of a patch alone. */
export async function GET(_: NextRequest, { params }: RouteContext<'/patch/[id]/raw'>): Promise<Response> {
  const id = decodeSegment((await params).id);
  const { diff } = findPostingText(database(), id);
  return diff === '' ? notHere('patch') : downloadOf(diff, id, 'text/x-patch');
}
