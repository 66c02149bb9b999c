import type { NextRequest } from 'next/server';
import { listArchived } from '#db/archived-mail.ts';
import { listThread } from '#db/threads.ts';
import { findRequested, refuseAddresses } from '../../../lore/mail-request.ts';
import { compressMailbox, mailboxHeaders, mailboxOf } from '../../../lore/mailbox.ts';
import { plainText } from '../../../lore/plain-text.ts';
import { entityTag, hasAlready } from '../../../validator.ts';

/** The thread of a mail as a compressed mailbox: what `b4 am` and `b4 mbox` fetch. */
export async function GET(request: NextRequest): Promise<Response> {
  const found = findRequested(request, 't.mbox.gz');
  if (found instanceof Response) return found;
  const refusal = await refuseAddresses();
  if (refusal) return refusal;
  const { db, list, id } = found;
  const thread = listThread(db, id);
  const mails = thread.flatMap(({ messageId }) => listArchived(db, messageId, list));
  const sent = mails.filter(({ copy }) => copy === 'mail');
  if (sent.length === 0) return plainText(404, `The thread of <${id}> is known from saved pages of a web archive only`);
  const etag = entityTag(sent.map(({ contentHash }) => contentHash));
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers: { etag } });
  return new Response(request.method === 'HEAD' ? null : compressMailbox(mailboxOf(db, sent)), {
    headers: {
      ...mailboxHeaders(thread[0]?.subject ?? ''),
      'last-modified': new Date((sent.at(-1)?.sent ?? 0) * 1000).toUTCString(),
      etag,
      ...(sent.length < mails.length
        ? { 'x-reroll-left-out': `${mails.length - sent.length} known as pages only` }
        : {}),
    },
  });
}
