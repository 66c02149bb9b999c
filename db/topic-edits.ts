import type { Database } from 'better-sqlite3';
import type { Seconds } from './model.ts';
import { statement } from './statement.ts';

/** What people can say of a topic: another name, a note in Markdown, the topic that it is one with. */
export type TopicField = 'name' | 'note' | 'merge';

/** One step of the history; a null value takes back what was said. */
export type TopicEdit = {
  readonly id: number;
  readonly key: string;
  readonly field: TopicField;
  readonly value: string | null;
  readonly by: string;
  readonly at: Seconds;
};

/**
 * Adds to a topic's history; nothing is overwritten.
 * @throws where a merge would make a topic part of itself.
 */
export function saveTopicEdit(db: Database, { key, field, value, by, at }: Omit<TopicEdit, 'id'>): void {
  db.transaction(() => {
    if (field === 'merge' && value !== null && rootOf(readMerges(db), value) === key)
      throw new Error(`${value} is merged into ${key} already; take that back first.`);
    statement(db, 'INSERT INTO topic_edit (key, field, value, by, at) VALUES (?, ?, ?, ?, ?)').run(
      key,
      field,
      value,
      by,
      at,
    );
  })();
}

/** What people said of a topic, oldest first. */
export function listTopicEdits(db: Database, key: string): TopicEdit[] {
  return statement<TopicEdit>(db, 'SELECT id, key, field, value, by, at FROM topic_edit WHERE key = ? ORDER BY id').all(
    key,
  );
}

/** What was in force before an edit, of the same field. */
export function valueBefore(edits: readonly TopicEdit[], id: number): string | null {
  const edit = edits.find((each) => each.id === id);
  return edits.findLast((each) => each.id < id && each.field === edit?.field)?.value ?? null;
}

/** The value of a field that is in force. */
export function valueInForce(edits: readonly TopicEdit[], field: TopicField): string | null {
  return edits.findLast((edit) => edit.field === field)?.value ?? null;
}

/** Which topic each merged one is part of now, at the end of its chain. */
export function listMerges(db: Database): Map<string, string> {
  const merges = readMerges(db);
  return new Map([...merges.keys()].map((key) => [key, rootOf(merges, key)]));
}

function readMerges(db: Database): Map<string, string> {
  const rows = statement<{ key: string; value: string }>(
    db,
    `SELECT key, value FROM topic_edit AS edit WHERE field = 'merge' AND value IS NOT NULL
     AND id = (SELECT max(id) FROM topic_edit WHERE key = edit.key AND field = 'merge')`,
  ).all();
  return new Map(rows.map(({ key, value }) => [key, value]));
}

function rootOf(merges: ReadonlyMap<string, string>, key: string): string {
  let root = key;
  for (let next = merges.get(root); next !== undefined; next = merges.get(root)) root = next;
  return root;
}
