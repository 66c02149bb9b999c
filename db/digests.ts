import type { Database } from 'better-sqlite3';
import type { MessageId, Seconds } from './model.ts';
import { statement } from './statement.ts';

/** What the last digest for an address told. */
export type SentDigest = {
  readonly address: string;
  /** The Message-IDs of the digests so far, the last one last. */
  readonly thread: readonly MessageId[];
  readonly sent: Seconds;
  readonly told: readonly string[];
};

/** A thread of digests goes on for years: its first mail and the last ones hold it together. */
const MOST_REFERENCES = 20;

export function findSentDigest(db: Database, address: string): SentDigest | undefined {
  const row = statement<{ thread: string; sent: Seconds; told: string }>(
    db,
    'SELECT thread, sent, told FROM digest WHERE address = ?',
  ).get(address.toLowerCase());
  return (
    row && {
      address,
      thread: JSON.parse(row.thread) as MessageId[],
      sent: row.sent,
      told: JSON.parse(row.told) as string[],
    }
  );
}

export function saveSentDigest(db: Database, { address, thread, sent, told }: SentDigest): void {
  const kept = thread.length > MOST_REFERENCES ? [...thread.slice(0, 1), ...thread.slice(1 - MOST_REFERENCES)] : thread;
  statement(db, 'INSERT OR REPLACE INTO digest VALUES (?, ?, ?, ?)').run(
    address.toLowerCase(),
    JSON.stringify(kept),
    sent,
    JSON.stringify(told),
  );
}
