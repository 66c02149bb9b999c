import type { NextRequest } from 'next/server';
import { type ArchivedMail, listArchived } from '#db/archived-mail.ts';
import type { Database } from '#db/open.ts';
import { database } from '../database.ts';
import { maySeeAddresses } from '../reader-access.ts';
import { originOf } from '../request.ts';
import { loreAddress, type MailView, parseLoreAddress } from './address.ts';
import { notFoundText, plainText } from './plain-text.ts';

/** What a client asks about a mail that is here: all contents under its Message-ID, and the list to look at. */
export type MailRequest = {
  readonly db: Database;
  readonly list: string | null;
  readonly id: string;
  readonly mails: readonly ArchivedMail[];
};

/** The mail that is asked for, or the answer where there is none: another list may have it. */
export function findRequested(request: NextRequest, kind: MailView): MailRequest | Response {
  const address = parseLoreAddress(request.nextUrl.pathname);
  if (address?.kind !== kind) return plainText(404, 'No such address');
  const db = database();
  const { list, id } = address;
  const mails = listArchived(db, id, list);
  if (mails.length > 0) return { db, list, id, mails };
  if (list === null || listArchived(db, id, null).length === 0) return plainText(404, notFoundText(id));
  const location = `${originOf(request)}${loreAddress({ ...address, list: null })}`;
  return plainText(302, `Found in another list: ${location}`, { location });
}

/** A mail as it was sent holds addresses: the refusal for those who may not see them. */
export async function refuseAddresses(): Promise<Response | undefined> {
  if (await maySeeAddresses()) return undefined;
  return plainText(403, 'Mails as they were sent hold addresses, which this server does not show to everybody');
}
