import type { Database } from 'better-sqlite3';
import { statement } from './statement.ts';

/** The things that have a page of their own. */
export type PageKind = 'series' | 'patch' | 'message' | 'thread' | 'item' | 'person' | 'topic';

const MESSAGE = 'SELECT 1 FROM message WHERE message_id = :id LIMIT 1';

const QUERIES: Readonly<Record<PageKind, string>> = {
  series: 'SELECT 1 FROM series_message WHERE message_id = :id UNION ALL SELECT 1 FROM series WHERE id = :id LIMIT 1',
  patch: 'SELECT 1 FROM patch JOIN message ON message.id = patch.message WHERE message_id = :id LIMIT 1',
  message: MESSAGE,
  thread: MESSAGE,
  topic: 'SELECT 1 FROM comment_topic WHERE key = :id LIMIT 1',
  item: 'SELECT 1 FROM comment WHERE id = :id',
  person: `SELECT 1 FROM series WHERE submitter_address = :id
    UNION ALL SELECT 1 FROM comment WHERE reviewer_address = :id
    UNION ALL SELECT 1 FROM message WHERE from_address = :id
    UNION ALL SELECT 1 FROM series WHERE submitter_name = :id
    UNION ALL SELECT 1 FROM message WHERE from_name = :id LIMIT 1`,
};

/** Whether the store has what the page would show. */
export function isKnown(db: Database, kind: PageKind, id: string): boolean {
  return statement(db, QUERIES[kind]).get({ id }) !== undefined;
}

export function isPageKind(word: string): word is PageKind {
  return Object.hasOwn(QUERIES, word);
}
