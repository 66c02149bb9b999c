import { listComments } from './comments.ts';
import { findPatch } from './messages.ts';
import type { DiscussedSeries, MessageId, PostedSeries, Series } from './model.ts';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** The comments of each series that has some. */
export function* walkDiscussed(db: Database): Generator<DiscussedSeries> {
  for (const { id } of listReviewed(db)) yield { id, comments: listComments(db, id) };
}

/** The first revision of each series that has comments. */
export function* walkPosted(db: Database): Generator<PostedSeries> {
  for (const { id, content } of listReviewed(db)) {
    const [first] = (JSON.parse(content) as Series).revisions;
    const patches = first?.patches ?? [];
    yield { id, patches: patches.flatMap(({ messageId }) => findPatch(db, messageId) ?? []) };
  }
}

function listReviewed(db: Database): { id: MessageId; content: string }[] {
  return statement<{ id: MessageId; content: string }>(
    db,
    'SELECT id, content FROM series WHERE id IN (SELECT series FROM comment) ORDER BY id',
  ).all();
}
