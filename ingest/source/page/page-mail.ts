import { createHash } from 'node:crypto';

/** A mail as far as a saved page shows it. */
export type PageMail = {
  /** The value of a From header, see `formatPageAuthor`. */
  readonly from: string;
  readonly subject: string;
  /** The value of a Date header. */
  readonly date: string;
  /** Without angle brackets; null where the page does not show it. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly body: string;
};

/** What a saved page holds; `list` is the short name of its mailing list, null where the page does not say. */
export type Page = { readonly mails: readonly PageMail[]; readonly list: string | null };

/**
 * An author as a From header. The address stays as the archive shows it, mangled or not at all: the address of
 * `Name <>` is empty, and `jgg at nvidia.com (Name)` is what Mailman itself writes into its monthly files.
 */
export function formatPageAuthor(name: string, address: string): string {
  if (/^\S+ at \S+$/.test(address)) return `${address} (${name.replace(/[\\()]/g, '\\$&')})`;
  const phrase = /^[\w !#$%&'*+\-/=?^`{|}~]*$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
  return `${hasOnlyAscii(phrase) ? phrase : encodeHeader(name)} <${address}>`;
}

/** The mail as RFC 5322 bytes, so that a page goes the way of every mail. */
export function formatPageMail(mail: PageMail): Uint8Array {
  const headers = [
    `From: ${encodeHeader(mail.from)}`,
    `Subject: ${encodeHeader(mail.subject)}`,
    `Date: ${mail.date}`,
    `Message-ID: <${mail.messageId ?? makePageId(mail)}>`,
    ...(mail.inReplyTo === null ? [] : [`In-Reply-To: <${mail.inReplyTo}>`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return new TextEncoder().encode(`${headers.join('\n')}\n\n${mail.body}`);
}

/**
 * A Message-ID for a mail whose page shows none: the same each time the page is read, and from every copy of it. The
 * domain cannot exist (RFC 2606).
 */
export function makePageId(mail: Pick<PageMail, 'from' | 'subject' | 'date'>, nth = 0): string {
  const key = [mail.from, mail.subject, mail.date, ...(nth === 0 ? [] : [nth])].join('\n');
  return `${createHash('sha1').update(key).digest('hex').slice(0, 12)}.page@reroll.invalid`;
}

/** RFC 2047: an encoded word has at most 75 characters, and so at most 45 bytes of text. */
const maxWordBytes = 45;

/** A header's value in ASCII, on one line; other text becomes encoded words of whole characters. */
export function encodeHeader(text: string): string {
  const value = text.replace(/\s+/g, ' ').trim();
  if (hasOnlyAscii(value)) return value;
  const words = [''];
  let size = 0;
  for (const character of value) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > maxWordBytes) {
      words.push('');
      size = 0;
    }
    words[words.length - 1] += character;
    size += bytes;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

function hasOnlyAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
