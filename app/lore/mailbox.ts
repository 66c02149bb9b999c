import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type ArchivedMail, readArchived } from '#db/archived-mail.ts';
import type { Database } from '#db/open.ts';
import { mboxrdOf } from './mboxrd.ts';

/** The mails that are here as they were sent, as parts of a mailbox; each is read when it is asked for. */
export function* mailboxOf(db: Database, mails: Iterable<ArchivedMail>): Generator<Buffer> {
  for (const { row, copy } of mails) {
    const mail = copy === 'mail' ? readArchived(db, row) : undefined;
    if (mail) yield mboxrdOf(mail);
  }
}

/** A mailbox, gzip-compressed while it is sent. */
export function compressMailbox(mailbox: Iterable<Buffer>): ReadableStream<Uint8Array> {
  const gzip = createGzip();
  // Where reading fails, or the client goes, each side ends the other; there is nobody to tell.
  pipeline(Readable.from(mailbox), gzip, () => {});
  return Readable.toWeb(gzip) as ReadableStream<Uint8Array>;
}

/** The headers of a compressed mailbox; `name` is any text. */
export function mailboxHeaders(name: string): Record<string, string> {
  return {
    'content-type': 'application/gzip',
    'content-disposition': `inline; filename=${fileName(name)}.mbox.gz`,
  };
}

/** A subject as the name of a file, of plain letters only, as public-inbox makes it (to_filename of its Hval.pm). */
export function fileName(subject: string): string {
  const plain = subject
    .replace(/^re:\s+/i, '')
    .replace(/[^A-Za-z0-9_.]+/g, '-')
    .replace(/\.+/g, '.');
  return plain.replace(/^[.-]+/, '').replace(/[.-]{1,200}$/, '') || 'no-subject';
}
