import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { hashOfSecret, makeSecret } from './secret.ts';
import { statement } from './statement.ts';

/** `mark` may do what `read` may, and say what became of an item. */
export type TokenScope = 'read' | 'mark';

export const TOKEN_SCOPES: readonly TokenScope[] = ['read', 'mark'];

/** A token as it is kept: what it looks like is known to its owner alone. */
export type Token = {
  readonly id: number;
  /** Whose it is; marks set with it are by this name. */
  readonly name: string;
  readonly scope: TokenScope;
  readonly created: Seconds;
  readonly lastUsed: Seconds | null;
  readonly revoked: Seconds | null;
};

const COLUMNS = 'id, name, scope, created, last_used AS lastUsed, revoked';

/** So often is written down that a token was used: a write waits for an ingest that writes. */
const USE_SECONDS = 3600;

/** Makes a token; `secret` is told this once. `by` is who makes it, where that is not whose it is. */
export function createToken(
  db: Database,
  {
    name,
    scope,
    at,
    by = name,
  }: { readonly name: string; readonly scope: TokenScope; readonly at: Seconds; readonly by?: string },
): { readonly id: number; readonly secret: string } {
  const secret = `reroll_${makeSecret()}`;
  const insert = statement(db, 'INSERT INTO token (hash, name, scope, created, made_by) VALUES (?, ?, ?, ?, ?)');
  return { id: Number(insert.run(hashOfSecret(secret), name, scope, at, by).lastInsertRowid), secret };
}

/** The token that is in force under this secret, and notes that it was used. */
export function verifyToken(db: Database, secret: string, at: Seconds): Token | undefined {
  const token = statement<Token>(db, `SELECT ${COLUMNS} FROM token WHERE hash = ? AND revoked IS NULL`).get(
    hashOfSecret(secret),
  );
  if (token && (token.lastUsed === null || at - token.lastUsed >= USE_SECONDS))
    statement(db, 'UPDATE token SET last_used = ? WHERE id = ?').run(at, token.id);
  return token;
}

/** All tokens there ever were, oldest first. */
export function listTokens(db: Database): Token[] {
  return statement<Token>(db, `SELECT ${COLUMNS} FROM token ORDER BY id`).all();
}

/** @returns whether there was one in force. */
export function revokeToken(db: Database, id: number, at: Seconds, by: string): boolean {
  return (
    statement(db, 'UPDATE token SET revoked = ?, revoked_by = ? WHERE id = ? AND revoked IS NULL').run(at, by, id)
      .changes > 0
  );
}
