import { createHash } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { nameOf } from '#components/person-name.tsx';
import { listArchived } from '#db/archived-mail.ts';
import { findMessage } from '#db/messages.ts';
import type { Message, MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { type AtomEntry, atomResponse } from '../atom.ts';
import { readVisibility } from '../reader-access.ts';
import { originOf } from '../request.ts';
import { entityTag, hasAlready } from '../validator.ts';
import { loreAddress } from './address.ts';

type MailFeed = {
  readonly title: string;
  /** The path of the page that shows the same. */
  readonly page: string;
  readonly list: string | null;
  /** The newest first. */
  readonly ids: readonly MessageId[];
};

/** Mails as an Atom feed, as public-inbox makes them (its WwwAtomStream.pm): readers that came from there see none twice. */
export async function mailFeed(
  request: NextRequest,
  db: Database,
  { title, page, list, ids }: MailFeed,
): Promise<Response> {
  const visible = await readVisibility();
  const etag = entityTag(ids.flatMap((id) => listArchived(db, id, null)).map(({ contentHash }) => contentHash));
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers: { etag } });
  const origin = originOf(request);
  const { pathname, search } = request.nextUrl;
  const response = atomResponse({
    title: visible(title),
    self: `${origin}${pathname}${search}`,
    page: `${origin}${page}`,
    entries: ids.flatMap((id) => {
      const message = visible(findMessage(db, id));
      return message ? [entryOf(message, `${origin}${loreAddress({ kind: 'mail', list, id })}`)] : [];
    }),
  });
  response.headers.set('etag', etag);
  return response;
}

function entryOf(message: Message, href: string): AtomEntry {
  return {
    id: uuidOf(message.messageId),
    href,
    title: message.subject || '(no subject)',
    author: nameOf(message.from),
    updated: message.sent,
    summary: '',
    text: message.body,
  };
}

/** The name that public-inbox gives a mail: its hash in the form of a UUID. */
function uuidOf(id: MessageId): string {
  const hash = createHash('sha1').update(id).digest('hex');
  return `urn:uuid:${hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')}`;
}
