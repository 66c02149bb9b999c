import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';

/**
 * Mails and comments are numbered by the time they were sent, so that the newest of what an index of numbers holds is the
 * end of it, and nobody has to sort what a search found. Numbers of one second are told apart by a name.
 */

/** Numbers that a second has. */
const ROOM = 1024;

/** Where time ends: the largest number still is a safe integer. */
const LAST: Seconds = 2 ** 33;

/** The least number that what was sent in this second can have. */
export function leastNumber(second: Seconds): number {
  return Math.max(0, Math.min(second, LAST)) * ROOM;
}

/** Where thousands claim the same second, the later ones get numbers up to this much too large. */
export const LATENESS = 2 ** 21;

/**
 * A number that no row of the table has. Each try looks among twice as many as the one before: a second that is full costs
 * a few more.
 * @param name tells apart what was sent in the same second
 */
export function findFreeNumber(db: Database, table: 'message' | 'comment', sent: Seconds, name: string): number {
  const taken = statement(db, `SELECT 1 FROM ${table} WHERE rowid = ?`);
  for (let room = ROOM; ; room *= 2) {
    const spread = Number.parseInt(hash('sha1', `${room} ${name}`).slice(0, 12), 16);
    const number = leastNumber(sent) + (spread % room);
    if (taken.get(number) === undefined) return number;
  }
}
