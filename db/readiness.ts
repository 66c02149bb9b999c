import type { GivenTrailer, Mark, MessageId, Mover, Patch, SeriesReview } from './model.ts';
import { isOutstanding, type StandingItem, statusOf } from './status.ts';

export type PatchReadiness = {
  readonly counter: number;
  readonly title: string;
  readonly messageId: MessageId;
  /** `Reviewed-by: NAME`: carried in the patch, or given in reply to it or to its cover since it last changed. */
  readonly tags: readonly string[];
  readonly isReviewed: boolean;
  readonly outstanding: number;
};

export type Readiness = {
  readonly mover: Mover;
  /** One plain sentence each. */
  readonly reasons: readonly string[];
  readonly patches: readonly PatchReadiness[];
  readonly outstanding: readonly StandingItem[];
};

const REVIEW_TAG = /^(reviewed|acked)-by$/i;
const PEOPLE_TAG = /^(reviewed|acked|tested)-by$/i;

/** `[PATCH AUTOSEL 6.8]`, `[PATCH 5.10 004/123]` */
const BACKPORT = /^(?:AUTOSEL|\d\.\d+(?:[.-]\w+)*)$/i;

/** How ready the newest revision is. `patches` are its patches, `marks` those in force. */
export function readinessOf(
  review: SeriesReview,
  patches: ReadonlyMap<MessageId, Patch>,
  marks: ReadonlyMap<string, Mark>,
): Readiness {
  const latest = review.series.revisions.at(-1);
  const outstanding = review.comments
    .filter((comment) => comment.isActionable)
    .map((comment) => ({ comment, status: statusOf(comment, marks.get(comment.id)) }))
    .filter(({ status }) => isOutstanding(status));
  const states = (latest?.patches ?? []).map(({ counter, title, messageId }): PatchReadiness => {
    const carried = patches.get(messageId)?.trailers ?? [];
    const tags = [...carried, ...listGivenTo(review, messageId)].filter(({ token }) => PEOPLE_TAG.test(token));
    return {
      counter,
      title,
      messageId,
      tags: [...new Set(tags.map(({ token, value }) => `${token}: ${value}`))],
      isReviewed: tags.some(({ token }) => REVIEW_TAG.test(token)),
      outstanding: outstanding.filter(({ comment }) => comment.counter === counter).length,
    };
  });
  return { ...moverOf(review, outstanding, states), patches: states, outstanding };
}

/** What was given to a patch, on this revision or on an earlier one since which it has not changed (as b4 carries it). */
function listGivenTo({ series, trailers }: SeriesReview, messageId: MessageId): readonly GivenTrailer[] {
  const unchanged = new Set([messageId]);
  for (const { older, newer, kind } of series.steps.toReversed())
    if (kind === 'same' && older && newer && unchanged.has(newer)) unchanged.add(older);
  const places = series.revisions.flatMap(({ number, patches }) =>
    patches.filter((patch) => unchanged.has(patch.messageId)).map((patch) => ({ number, counter: patch.counter })),
  );
  return trailers.filter(
    (each) =>
      !each.isConditional &&
      places.some(
        ({ number, counter }) => each.revision === number && (each.counter === counter || each.counter === 0),
      ),
  );
}

function moverOf(
  review: SeriesReview,
  outstanding: readonly StandingItem[],
  patches: readonly PatchReadiness[],
): Pick<Readiness, 'mover' | 'reasons'> {
  if (review.state === 'applied') return { mover: 'nobody', reasons: ['A maintainer applied it.'] };
  if (review.series.revisions.at(-1)?.prefixes.some((prefix) => BACKPORT.test(prefix)))
    return { mover: 'nobody', reasons: ['It is a backport: the stable kernel takes it unless somebody objects.'] };
  if (review.state === 'rejected') return { mover: 'nobody', reasons: ['It was rejected.'] };
  const required = outstanding.filter(({ comment }) => !comment.isOptional);
  const disputed = required.filter(({ status }) => status === 'disputed').length;
  const todo = required.length - disputed;
  if (todo > 0) {
    const reasons = [`${todo} outstanding ${todo === 1 ? 'item waits' : 'items wait'} for the author.`];
    return { mover: 'author', reasons: disputed > 0 ? [...reasons, disputedSentence(disputed)] : reasons };
  }
  if (disputed > 0) return { mover: 'reviewers', reasons: [disputedSentence(disputed)] };
  const unreviewed = patches.filter((patch) => !patch.isReviewed);
  if (unreviewed.length > 0 || patches.length === 0) {
    const which = unreviewed.map((patch) => patch.counter).join(', ');
    return { mover: 'reviewers', reasons: [`Nothing is outstanding; no Reviewed-by or Acked-by on patch ${which}.`] };
  }
  return { mover: 'maintainer', reasons: ['Nothing is outstanding and every patch is reviewed.'] };
}

function disputedSentence(count: number): string {
  return `${count} ${count === 1 ? 'item is' : 'items are'} disputed: the author objected, the reviewer has the next word.`;
}
