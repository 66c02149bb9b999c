import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';

/** Hypermail prints when the list got a mail: minutes, with greylisting up to an hour, after it was sent. */
const DELAY: Seconds = 3600;

/** From this share of equal lines on, a page shows that mail: an archive alters addresses, white space and links. */
const SAME = 0.8;

type Copy = { readonly fingerprint: string; readonly sent: Seconds; readonly body: string };

/** The row ids of the saved pages that show a mail: by the same author, under the same title, with the same words. */
export function listPagesOf(db: Database, mail: Copy): number[] {
  return statement<{ id: number; body: string }>(
    db,
    `SELECT id, body FROM message WHERE fingerprint = ? AND copy = 'page' AND sent BETWEEN ? AND ? ORDER BY sent, id`,
  )
    .all(mail.fingerprint, mail.sent - 60, mail.sent + DELAY)
    .filter(({ body }) => isShownBy(mail.body, body))
    .map(({ id }) => id);
}

/** The row id of the mail that a page shows. */
export function findMailOf(db: Database, page: Copy): number | undefined {
  return statement<{ id: number; body: string }>(
    db,
    `SELECT id, body FROM message WHERE sent BETWEEN ? AND ? AND fingerprint = ? AND copy = 'mail'
     ORDER BY sent DESC, content_hash`,
  )
    .all(page.sent - DELAY, page.sent + 60, page.fingerprint)
    .find(({ body }) => isShownBy(body, page.body))?.id;
}

/** Whether nearly all that the writer of the mail says himself stands on the page too. */
function isShownBy(mail: string, page: string): boolean {
  const own = ownLines(mail);
  const shown = new Set(ownLines(page));
  const found = own.filter((line) => shown.has(line)).length;
  return found >= own.length * SAME;
}

/** Letters and digits of the unquoted lines. */
function ownLines(body: string): string[] {
  return body
    .split('\n')
    .filter((line) => !/^\s*>/.test(line))
    .map((line) => line.replace(/(?<!\S)\S+@\S+/g, '').replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter((line) => line !== '');
}
