import type { GivenTrailer, MessageId, Patch, SeriesReview } from './model.ts';

/** A patch of the newest revision with the tags that count for it. */
export type TaggedPatch = {
  readonly counter: number;
  readonly title: string;
  readonly messageId: MessageId;
  /** `Reviewed-by: NAME`: carried in the patch, or given in reply to it or to its cover since it last changed. */
  readonly tags: readonly string[];
  readonly isReviewed: boolean;
  /** The commit that it became, where that is known. */
  readonly commit: string | null;
};

/** What the newest revision of a series says of its readiness, apart from its review items. */
export type NewestRevision = {
  readonly isBackport: boolean;
  readonly patches: readonly TaggedPatch[];
};

const REVIEW_TAG = /^(reviewed|acked)-by$/i;
const PEOPLE_TAG = /^(reviewed|acked|tested)-by$/i;

/** `[PATCH AUTOSEL 6.8]`, `[PATCH 5.10 004/123]` */
const BACKPORT = /^(?:AUTOSEL|\d\.\d+(?:[.-]\w+)*)$/i;

/** `patches` holds at least those of the newest revision. */
export function newestRevisionOf(review: SeriesReview, patches: ReadonlyMap<MessageId, Patch>): NewestRevision {
  const newest = review.series.revisions.at(-1);
  return {
    isBackport: newest?.prefixes.some((prefix) => BACKPORT.test(prefix)) ?? false,
    patches: (newest?.patches ?? []).map(({ counter, title, messageId }) => {
      const carried = patches.get(messageId)?.trailers ?? [];
      const tags = [...carried, ...listGivenTo(review, messageId)].filter(({ token }) => PEOPLE_TAG.test(token));
      return {
        counter,
        title,
        messageId,
        tags: [...new Set(tags.map(({ token, value }) => `${token}: ${value}`))],
        isReviewed: tags.some(({ token }) => REVIEW_TAG.test(token)),
        commit: review.applied.find(({ patch }) => patch === messageId)?.commit ?? null,
      };
    }),
  };
}

/** The counters of the patches without a tag of review; what is applied needs none. */
export function listUnreviewed({ patches }: NewestRevision): number[] {
  return patches.filter(({ isReviewed, commit }) => !isReviewed && commit === null).map(({ counter }) => counter);
}

/** The names of those who gave a tag of review. */
export function listReviewers({ patches }: NewestRevision): string[] {
  const names = patches.flatMap(({ tags }) =>
    tags.flatMap((tag) => /^(?:reviewed|acked)-by: *([^<]*)/i.exec(tag)?.[1]?.trim() ?? []),
  );
  return [...new Set(names)].filter((name) => name !== '');
}

/** What was given to a patch, on this revision or on an earlier one since which it has not changed (as b4 carries it). */
export function listGivenTo({ series, trailers }: SeriesReview, messageId: MessageId): readonly GivenTrailer[] {
  const unchanged = new Set([messageId]);
  for (const { older, newer, kind } of series.steps.toReversed())
    if (kind === 'same' && older && newer && unchanged.has(newer)) unchanged.add(older);
  const places = series.revisions.flatMap(({ name, patches }) =>
    patches.filter((patch) => unchanged.has(patch.messageId)).map((patch) => ({ name, counter: patch.counter })),
  );
  return trailers.filter(
    (each) =>
      !each.isConditional &&
      places.some(
        ({ name, counter }) => each.revision.name === name && (each.counter === counter || each.counter === 0),
      ),
  );
}
