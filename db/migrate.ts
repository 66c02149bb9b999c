import type { Database } from 'better-sqlite3';
import { init } from './migrations/001-init.ts';
import { topic } from './migrations/002-topic.ts';
import { token } from './migrations/003-token.ts';
import { commit } from './migrations/005-commit.ts';
import { standing } from './migrations/006-standing.ts';
import { signIn } from './migrations/007-sign-in.ts';
import { unreadableMail } from './migrations/008-unreadable-mail.ts';
import { person } from './migrations/009-person.ts';
import { staleLink } from './migrations/010-stale-link.ts';
import { round } from './migrations/011-round.ts';

/** In order; a store's `user_version` says how many it has had. A released entry is never changed. */
export const migrations: readonly string[] = [
  init,
  token,
  commit,
  standing,
  topic,
  signIn,
  unreadableMail,
  person,
  staleLink,
  round,
];

/**
 * Brings a store to the newest schema, all or nothing.
 * @throws where the store was written by a newer Reroll.
 */
export function migrate(db: Database): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    throw new Error(
      `The store has schema ${version}, this Reroll knows ${migrations.length}: update Reroll or use another store.`,
    );
  }
  if (version === migrations.length) return;
  db.transaction(() => {
    for (const sql of migrations.slice(db.pragma('user_version', { simple: true }) as number)) db.exec(sql);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}
