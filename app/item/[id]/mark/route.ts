import { type NextRequest, NextResponse } from 'next/server';
import { itemHref } from '#components/href.ts';
import { isStatus } from '#components/status-mark.tsx';
import { findComment } from '#db/comments.ts';
import { saveMark } from '#db/marks.ts';
import { whenFree } from '#db/patience.ts';
import { database } from '../../../database.ts';
import { backTo, fieldOf } from '../../../form.ts';
import { READER_COOKIE } from '../../../reader.ts';
import { currentTime } from '../../../request.ts';
import { readSentForm } from '../../../writer.ts';

const YEAR = 365 * 86_400;

/** Sets the status of an item by hand; an empty status leaves it to the machine again. */
export async function POST(request: NextRequest, { params }: RouteContext<'/item/[id]/mark'>): Promise<NextResponse> {
  const sent = await readSentForm(request);
  if (sent instanceof NextResponse) return sent;
  const { by, form } = sent;
  const id = (await params).id;
  const db = database();
  if (!findComment(db, id)) return new NextResponse('No such item.\n', { status: 404 });
  const status = fieldOf(form, 'status');
  if (status !== '' && !isStatus(status)) return new NextResponse('A status is needed.\n', { status: 400 });
  const mark = {
    commentId: id,
    status: status === '' ? null : status,
    note: fieldOf(form, 'note').slice(0, 10_000),
    by,
    at: currentTime(),
  };
  await whenFree(db, () => saveMark(db, mark));
  const response = backTo(`${itemHref(id)}#history`);
  response.cookies.set(READER_COOKIE, request.cookies.get(READER_COOKIE)?.value ?? by, {
    maxAge: YEAR,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
  });
  return response;
}
