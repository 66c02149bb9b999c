import type { Database } from 'better-sqlite3';
import { findMailHeader, type HeaderField } from './mail-header.ts';
import { findMessage, findPatch } from './messages.ts';
import type { Message, MessageId, Patch, Trailer } from './model.ts';
import { listGivenTo } from './newest-revision.ts';
import { findReview } from './reviews.ts';

/** We write these ourselves: the body is decoded. */
const REPLACED = /^(?:content-type|content-transfer-encoding|mime-version)$/i;

/** What reviewers give that belongs into a commit. */
const CARRIED = /^(?:reviewed|acked|tested|reported|suggested)-by$/i;

/**
 * Mails as one mbox (the mboxrd of public-inbox: `>` before what looks like a beginning) for `git am`. Each is one plain
 * text in UTF-8, and carries the trailers that were given to it in replies, as Patchwork's downloads do.
 */
export function formatMbox(db: Database, messageIds: readonly MessageId[]): Buffer {
  return Buffer.concat(messageIds.flatMap((messageId) => mailOf(db, messageId) ?? []));
}

function mailOf(db: Database, messageId: MessageId): Buffer | undefined {
  const message = findMessage(db, messageId);
  if (!message) return undefined;
  const patch = findPatch(db, messageId);
  const body = patch ? withTrailers(message.body, patch, listGiven(db, messageId, patch)) : message.body;
  const header = (findMailHeader(db, messageId) ?? headerOf(message)).filter(({ name }) => !REPLACED.test(name));
  const lines = [
    'From mboxrd@z Thu Jan  1 00:00:00 1970',
    ...header.map(({ name, value }) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  const escaped = body.replace(/^(?=>*From )/gm, '>');
  return Buffer.concat([Buffer.from(`${lines.join('\n')}\n\n`, 'latin1'), Buffer.from(`${escaped.trimEnd()}\n\n`)]);
}

/** The header of a mail that came as a saved page. */
function headerOf({ from, subject, sent, messageId }: Message): HeaderField[] {
  const utf8 = (text: string) => Buffer.from(text.replace(/[\r\n]/g, ' ')).toString('latin1');
  return [
    { name: 'From', value: `${utf8(from.name)} <${utf8(from.address)}>` },
    { name: 'Subject', value: utf8(subject) },
    { name: 'Date', value: new Date(sent * 1000).toUTCString().replace('GMT', '+0000') },
    { name: 'Message-Id', value: `<${utf8(messageId)}>` },
  ];
}

/** The trailers given in replies that the patch does not have yet, each once. */
function listGiven(db: Database, messageId: MessageId, patch: Patch): Trailer[] {
  const review = findReview(db, messageId);
  if (!review) return [];
  const known = new Set(patch.trailers.map(lineOf));
  return listGivenTo(review, messageId).filter(
    (each) => CARRIED.test(each.token) && !known.has(lineOf(each)) && known.add(lineOf(each)),
  );
}

function withTrailers(body: string, patch: Patch, given: readonly Trailer[]): string {
  if (given.length === 0) return body;
  const last = patch.trailers.reduce((last, { line }) => Math.max(last, line), patch.message?.last ?? 0);
  // Without a commit message there is no place for a trailer.
  if (last === 0) return body;
  const lines = body.split('\n');
  const gap = patch.trailers.length === 0 ? [''] : [];
  return [...lines.slice(0, last), ...gap, ...given.map(lineOf), ...lines.slice(last)].join('\n');
}

function lineOf({ token, value }: Trailer): string {
  return `${token}: ${value}`;
}
