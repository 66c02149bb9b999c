import type { Database } from 'better-sqlite3';
import { type Identity, nameAccount } from './accounts.ts';
import type { Seconds } from './model.ts';
import { hashOfSecret, makeSecret } from './secret.ts';
import { statement } from './statement.ts';

/** Signs somebody in; what is returned goes into the cookie and nowhere else. Sessions that are over are forgotten. */
export function createSession(db: Database, identity: Identity, at: Seconds, expires: Seconds): string {
  const secret = makeSecret();
  db.transaction(() => {
    statement(db, 'DELETE FROM session WHERE expires <= ?').run(at);
    nameAccount(db, identity, at);
    statement(db, 'INSERT INTO session (hash, subject, created, expires) VALUES (?, ?, ?, ?)').run(
      hashOfSecret(secret),
      identity.subject,
      at,
      expires,
    );
  }).immediate();
  return secret;
}

/** The name of who is signed in by this secret. */
export function findSignedIn(db: Database, secret: string, at: Seconds): string | undefined {
  return statement<{ name: string }>(
    db,
    'SELECT name FROM session JOIN account USING (subject) WHERE hash = ? AND expires > ?',
  ).get(hashOfSecret(secret), at)?.name;
}

/** Signs out: the secret is worthless from now on. */
export function endSession(db: Database, secret: string, at: Seconds): void {
  statement(db, 'UPDATE session SET expires = :at WHERE hash = :hash AND expires > :at').run({
    hash: hashOfSecret(secret),
    at,
  });
}
