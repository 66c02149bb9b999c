import type { NextRequest } from 'next/server';
import { itemHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import { findComment } from '#db/comments.ts';
import { listMarks } from '#db/marks.ts';
import { findSeries } from '#db/series.ts';
import { atomResponse } from '../../../atom.ts';
import { database } from '../../../database.ts';
import { itemEntries } from '../../../item-feed.ts';
import { notFoundText, plainText } from '../../../lore/plain-text.ts';
import { readVisibility } from '../../../reader-access.ts';
import { originOf } from '../../../request.ts';

/** What becomes of one item as a feed. */
export async function GET(request: NextRequest, { params }: RouteContext<'/item/[id]/new.atom'>): Promise<Response> {
  const id = (await params).id;
  const db = database();
  const visible = await readVisibility();
  const comment = visible(findComment(db, id));
  if (!comment) return plainText(404, notFoundText(id));
  const page = `${originOf(request)}${itemHref(comment.id)}`;
  return atomResponse({
    title: `Comment by ${nameOf(comment.reviewer)}`,
    self: `${page}/new.atom`,
    page,
    entries: itemEntries(
      comment,
      visible(findSeries(db, comment.messageId)),
      visible(listMarks(db, comment.id)),
      originOf(request),
    ),
  });
}
