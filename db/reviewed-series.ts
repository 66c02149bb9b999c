import { listComments } from './comments.ts';
import { findPatch } from './messages.ts';
import type { DiscussedSeries, MessageId, PostedSeries, Seconds, Series } from './model.ts';
import type { Database } from './open.ts';
import { statement } from './statement.ts';

/** The comments of each series that has some. */
export function* walkDiscussed(db: Database): Generator<DiscussedSeries> {
  for (const { id } of listReviewed(db, 0)) yield { id, comments: listComments(db, id) };
}

/** The first revision of each series that has comments and was posted after `since`, oldest first. */
export function* walkPosted(db: Database, since: Seconds): Generator<PostedSeries> {
  for (const { id, content } of listReviewed(db, since)) {
    const [first] = (JSON.parse(content) as Series).revisions;
    if (!first) continue;
    yield {
      id,
      patches: first.patches.flatMap(({ messageId }) => {
        const patch = findPatch(db, messageId);
        return patch ? [{ messageId, patch }] : [];
      }),
      comments: listComments(db, id).filter(({ revision }) => revision.round === first.round),
    };
  }
}

/** When the newest series was posted; 0 in an empty store. */
export function findNewestPosting(db: Database): Seconds {
  return statement<{ newest: Seconds | null }>(db, 'SELECT max(first_posted) AS newest FROM series').get()?.newest ?? 0;
}

function listReviewed(db: Database, since: Seconds): { id: MessageId; content: string }[] {
  return statement<{ id: MessageId; content: string }>(
    db,
    `SELECT id, content FROM series WHERE first_posted > ? AND id IN (SELECT series FROM comment)
     ORDER BY first_posted, id`,
  ).all(since);
}
