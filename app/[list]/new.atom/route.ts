import type { NextRequest } from 'next/server';
import { listNewest } from '#db/archived-mail.ts';
import { database } from '../../database.ts';
import { loreAddress, parseLoreAddress } from '../../lore/address.ts';
import { mailFeed } from '../../lore/mail-feed.ts';
import { plainText } from '../../lore/plain-text.ts';

/** As many as public-inbox has. */
const ENTRIES = 25;

/** The newest mails of a list as a feed. */
export async function GET(request: NextRequest): Promise<Response> {
  const address = parseLoreAddress(request.nextUrl.pathname);
  if (address?.kind !== 'new.atom') return plainText(404, 'No such address');
  const db = database();
  const { list } = address;
  return mailFeed(request, db, {
    title: list ?? 'All lists',
    page: loreAddress({ kind: 'list', list }),
    list,
    ids: listNewest(db, list, ENTRIES),
  });
}
