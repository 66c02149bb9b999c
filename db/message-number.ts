import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { MessageId, Seconds } from './model.ts';
import { statement } from './statement.ts';

/**
 * Mails are numbered by the time they were sent, so that the newest of what an index of numbers holds is the end of it,
 * and nobody has to sort what a search found. Numbers of one second are told apart by the content.
 */

/** Numbers that a second has. */
const ROOM = 1024;

/** Where time ends: the largest number still is a safe integer. */
const LAST: Seconds = 2 ** 33;

/** The least number that a mail of this second can have. */
export function leastNumber(second: Seconds): number {
  return Math.max(0, Math.min(second, LAST)) * ROOM;
}

/** Where thousands of mails claim the same second, the later ones get numbers up to this much too large. */
export const LATENESS = 2 ** 21;

/** A free number. Each try looks among twice as many as the one before: a second that is full costs a few more. */
export function findNumber(db: Database, sent: Seconds, messageId: MessageId, contentHash: string): number {
  const taken = statement(db, 'SELECT 1 FROM message WHERE id = ?');
  for (let room = ROOM; ; room *= 2) {
    const spread = Number.parseInt(hash('sha1', `${room} ${messageId} ${contentHash}`).slice(0, 12), 16);
    const number = leastNumber(sent) + (spread % room);
    if (taken.get(number) === undefined) return number;
  }
}
