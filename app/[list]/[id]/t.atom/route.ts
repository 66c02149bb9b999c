import type { NextRequest } from 'next/server';
import { listArchived } from '#db/archived-mail.ts';
import { listThread } from '#db/threads.ts';
import { loreAddress } from '../../../lore/address.ts';
import { mailFeed } from '../../../lore/mail-feed.ts';
import { findRequested } from '../../../lore/mail-request.ts';

/** The thread of a mail as a feed. */
export async function GET(request: NextRequest): Promise<Response> {
  const found = findRequested(request, 't.atom');
  if (found instanceof Response) return found;
  const { db, list, id } = found;
  const thread = listThread(db, id).filter(({ messageId }) => listArchived(db, messageId, list).length > 0);
  return mailFeed(request, db, {
    title: thread[0]?.subject ?? '',
    page: loreAddress({ kind: 't', list, id }),
    list,
    ids: thread.map(({ messageId }) => messageId).toReversed(),
  });
}
