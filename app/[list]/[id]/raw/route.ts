import type { NextRequest } from 'next/server';
import { findMessage } from '#db/messages.ts';
import { findRequested, refuseAddresses } from '../../../lore/mail-request.ts';
import { fileName, mailboxOf } from '../../../lore/mailbox.ts';
import { plainText } from '../../../lore/plain-text.ts';
import { entityTag, hasAlready } from '../../../validator.ts';

/** A mail as archived, as a mailbox of one; of two where two contents came under one Message-ID. */
export async function GET(request: NextRequest): Promise<Response> {
  const found = findRequested(request, 'raw');
  if (found instanceof Response) return found;
  const refusal = await refuseAddresses();
  if (refusal) return refusal;
  const { db, id, mails } = found;
  const sent = mails.filter(({ copy }) => copy === 'mail');
  if (sent.length === 0) {
    return plainText(404, `<${id}> is known from a saved page of a web archive only, not as the mail that was sent`);
  }
  const etag = entityTag(sent.map(({ contentHash }) => contentHash));
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers: { etag } });
  const mailbox = Buffer.concat([...mailboxOf(db, sent)]);
  return new Response(request.method === 'HEAD' ? null : mailbox, {
    headers: {
      'content-type': `text/plain; charset=${charsetOf(mailbox)}`,
      'content-disposition': `inline; filename=${fileName(findMessage(db, id)?.subject ?? '')}.txt`,
      'content-length': String(mailbox.length),
      'last-modified': new Date((sent.at(-1)?.sent ?? 0) * 1000).toUTCString(),
      'x-content-type-options': 'nosniff',
      etag,
    },
  });
}

/** The charset that the mail names first, for browsers to show it by. */
function charsetOf(mail: Buffer): string {
  return /^content-type:[^\n]{0,200}\bcharset="?([\w-]{1,40})/im.exec(mail.toString('latin1'))?.[1] ?? 'UTF-8';
}
