import type { Database } from 'better-sqlite3';
import type { Decision, TopicMention } from './model.ts';
import { statement } from './statement.ts';

/** Saves what a comment asks for and what its discussion decided; `number` is its row, which takes them with it. */
export function saveCommentTopics(
  db: Database,
  number: number,
  topics: readonly TopicMention[],
  decision: Decision | undefined,
): void {
  const insert = statement(db, 'INSERT INTO comment_topic VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const { key, kind, asks, name, insteadOf, sign } of topics)
    insert.run(key, number, kind, asks, name, insteadOf, sign);
  if (decision)
    statement(db, 'INSERT INTO decision VALUES (?, ?, ?)').run(number, decision.kind, JSON.stringify(decision));
}
