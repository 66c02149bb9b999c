import type { Database } from 'better-sqlite3';
import { listAppliedChanges } from './applied-change.ts';
import { type Change, draftChangelog } from './changelog-draft.ts';
import { type Feedback, feedbackOf } from './feedback.ts';
import { listSeriesMarks } from './marks.ts';
import { findPatch } from './messages.ts';
import type { MessageId, Patch, Series, SeriesReview } from './model.ts';
import { type Readiness, readinessOf } from './readiness.ts';
import { listSeriesLists } from './series.ts';
import { type StandingItem, statusOf } from './status.ts';

/** What a review says once people's marks are counted: what the command line prints and the API answers. */

/** All comments with where they stand. */
export function listItems(db: Database, review: SeriesReview): StandingItem[] {
  const marks = listSeriesMarks(db, review.series.id);
  return review.comments.map((comment) => ({ comment, status: statusOf(comment, marks.get(comment.id)) }));
}

/** How ready the newest revision is. */
export function findReadiness(db: Database, review: SeriesReview): Readiness {
  return readinessOf(review, findNewestPatches(db, review.series), listSeriesMarks(db, review.series.id));
}

/** The patches of the newest revision, by Message-ID. */
export function findNewestPatches(db: Database, series: Series): Map<MessageId, Patch> {
  return new Map(
    (series.revisions.at(-1)?.patches ?? []).flatMap(({ messageId }) => {
      const patch = findPatch(db, messageId);
      return patch ? [[messageId, patch] as const] : [];
    }),
  );
}

/** What was addressed, newest revision first. */
export function listChanges(db: Database, review: SeriesReview): Change[] {
  return draftChangelog(listItems(db, review), review.series);
}

/** The feedback for other programs. */
export function findFeedback(db: Database, review: SeriesReview): Feedback {
  const { id } = review.series;
  return feedbackOf(review, listSeriesLists(db, id), listSeriesMarks(db, id));
}

/** A review with what maintainers changed while applying. */
export function withApplied(db: Database, review: SeriesReview) {
  return { ...review, applied: listAppliedChanges(db, review) };
}

/** A series with its revisions, for other programs. */
export function summaryOf({ id, title, revisions }: Series) {
  return { id, title, revisions: revisions.map(({ number, head }) => ({ version: number, head })) };
}
