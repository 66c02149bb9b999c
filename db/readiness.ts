import type { Mark, MessageId, Patch, SeriesReview } from './model.ts';
import { listUnreviewed, newestRevisionOf, type TaggedPatch } from './newest-revision.ts';
import { type NextMove, nextMoveOf } from './next-move.ts';
import { isOutstanding, type StandingItem, statusOf } from './status.ts';

export type PatchReadiness = TaggedPatch & { readonly outstanding: number };

export type Readiness = NextMove & {
  readonly patches: readonly PatchReadiness[];
  readonly outstanding: readonly StandingItem[];
};

/** How ready the newest revision is. `patches` are its patches, `marks` those in force. */
export function readinessOf(
  review: SeriesReview,
  patches: ReadonlyMap<MessageId, Patch>,
  marks: ReadonlyMap<string, Mark>,
): Readiness {
  const newest = newestRevisionOf(review, patches);
  const outstanding = review.comments
    .filter((comment) => comment.isActionable)
    .map((comment) => ({ comment, status: statusOf(comment, marks.get(comment.id)) }))
    .filter(({ status }) => isOutstanding(status));
  const required = outstanding.filter(({ comment }) => !comment.isOptional);
  const disputed = required.filter(({ status }) => status === 'disputed').length;
  const move = nextMoveOf({
    state: review.state,
    isBackport: newest.isBackport,
    todo: required.length - disputed,
    disputed,
    patchCount: newest.patches.length,
    unreviewed: listUnreviewed(newest),
  });
  const states = newest.patches.map((patch) => ({
    ...patch,
    outstanding: outstanding.filter(({ comment }) => comment.counter === patch.counter).length,
  }));
  return { ...move, patches: states, outstanding };
}
