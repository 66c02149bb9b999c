import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';

/** Who a provider says somebody is. */
export type Identity = {
  /** Issuer and subject; never given to somebody else. */
  readonly subject: string;
  /** What to call them, the best first; the last one is theirs alone. */
  readonly names: readonly string[];
};

/**
 * The name of an account, which is made where it is new. The first of its names that is free stays with it for good:
 * what was marked by a name was marked by this account, whatever others call themselves later.
 */
export function nameAccount(db: Database, { subject, names }: Identity, at: Seconds): string {
  const known = statement<{ name: string }>(db, 'SELECT name FROM account WHERE subject = ?').get(subject);
  if (known) return known.name;
  const name = [...names, subject].find((each) => !isTaken(db, each));
  if (name === undefined) throw new Error(`Another account is called ${subject}.`);
  statement(db, 'INSERT INTO account (subject, name, created) VALUES (?, ?, ?)').run(subject, name, at);
  return name;
}

function isTaken(db: Database, name: string): boolean {
  return statement(db, 'SELECT 1 FROM account WHERE name = ?').get(name) !== undefined;
}
