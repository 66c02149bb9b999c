import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';

export const AUDIT_ACTIONS = [
  'mark',
  'topic name',
  'topic note',
  'topic merge',
  'token made',
  'token revoked',
  'sign-in',
  'sign-out',
] as const;

/** One change that somebody made. Triggers write it, in the transaction of the change itself. */
export type AuditEntry = {
  readonly id: number;
  readonly at: Seconds;
  readonly by: string;
  readonly action: (typeof AUDIT_ACTIONS)[number];
  /** The id of a comment, the key of a topic, the number of a token, the subject of an account. */
  readonly target: string;
  readonly detail: string;
};

/** Changes since a time, the newest first; `before` is the id that a page before this one ended with. */
export function listAudit(
  db: Database,
  { since = 0, before = Number.MAX_SAFE_INTEGER, limit }: { since?: Seconds; before?: number; limit: number },
): AuditEntry[] {
  return statement<AuditEntry>(
    db,
    'SELECT id, at, by, action, target, detail FROM audit WHERE at >= ? AND id < ? ORDER BY id DESC LIMIT ?',
  ).all(since, before, limit);
}
