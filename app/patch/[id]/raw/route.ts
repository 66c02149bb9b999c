import type { NextRequest } from 'next/server';
import { findPostingText } from '#db/posting-text.ts';
import { apiRequestOf, refusalOf } from '../../../api-request.ts';
import { downloadOf, notHere } from '../../../download.ts';

/** The diff of a patch alone. */
export async function GET(request: NextRequest, { params }: RouteContext<'/patch/[id]/raw'>): Promise<Response> {
  const api = apiRequestOf(request);
  const refusal = refusalOf(api);
  if (refusal) return refusal;
  const id = (await params).id;
  const { diff } = findPostingText(api.db, id);
  return diff === '' ? notHere('patch') : downloadOf(diff, id, 'text/x-patch');
}
