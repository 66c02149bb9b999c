import { createHash, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
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

/** Makes a token; `secret` is told this once. It is random, 256 bits: a plain hash of it cannot be guessed back. */
export function createToken(
  db: Database,
  { name, scope, at }: { readonly name: string; readonly scope: TokenScope; readonly at: Seconds },
): { readonly id: number; readonly secret: string } {
  const secret = `reroll_${randomBytes(32).toString('base64url')}`;
  const insert = statement(db, 'INSERT INTO token (hash, name, scope, created) VALUES (?, ?, ?, ?)');
  return { id: Number(insert.run(hashOf(secret), name, scope, at).lastInsertRowid), secret };
}

/** The token that is in force under this secret, and notes that it was used. */
export function verifyToken(db: Database, secret: string, at: Seconds): Token | undefined {
  const token = statement<Token>(db, `SELECT ${COLUMNS} FROM token WHERE hash = ? AND revoked IS NULL`).get(
    hashOf(secret),
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
export function revokeToken(db: Database, id: number, at: Seconds): boolean {
  return statement(db, 'UPDATE token SET revoked = ? WHERE id = ? AND revoked IS NULL').run(at, id).changes > 0;
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
