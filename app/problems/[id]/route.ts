import { readUnreadable } from '#db/unreadable-mail.ts';
import { database } from '../../database.ts';
import { plainText } from '../../lore/plain-text.ts';
import { maySeeAddresses } from '../../reader-access.ts';

/** The bytes of an unreadable mail as they came, for those who may see whole mails. */
export async function GET(_: Request, { params }: RouteContext<'/problems/[id]'>): Promise<Response> {
  if (!(await maySeeAddresses())) return plainText(403, 'Whole mails are shown to those who are signed in.');
  const { id } = await params;
  const bytes = /^\d{1,12}$/.test(id) ? readUnreadable(database(), Number(id)) : undefined;
  if (!bytes) return plainText(404, 'There is no such mail, or it is understood by now: see /problems.');
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  });
}
