import type { Mover, SeriesState } from './model.ts';

/** What decides who has to do something for a series to go on. */
export type MoveFacts = {
  readonly state: SeriesState;
  /** Whether the newest revision is one. */
  readonly isBackport: boolean;
  /** Outstanding items that the author has to act on; optional ones are not counted. */
  readonly todo: number;
  /** Those to which the author objected; optional ones are not counted. */
  readonly disputed: number;
  readonly patchCount: number;
  /** Counters of the newest revision's patches that nobody reviewed. */
  readonly unreviewed: readonly number[];
};

export type NextMove = {
  readonly mover: Mover;
  /** One plain sentence each. */
  readonly reasons: readonly string[];
};

/** Who moves next, for every page, feed and command. */
export function nextMoveOf({ state, isBackport, todo, disputed, patchCount, unreviewed }: MoveFacts): NextMove {
  if (state === 'applied') return { mover: 'nobody', reasons: ['A maintainer applied it.'] };
  if (state === 'rejected') return { mover: 'nobody', reasons: ['It was rejected.'] };
  if (state === 'superseded') return { mover: 'nobody', reasons: ['Another series took its place.'] };
  if (isBackport)
    return { mover: 'nobody', reasons: ['It is a backport: the stable kernel takes it unless somebody objects.'] };
  if (todo > 0) {
    const reasons = [`${todo} outstanding ${todo === 1 ? 'item waits' : 'items wait'} for the author.`];
    return { mover: 'author', reasons: disputed > 0 ? [...reasons, disputedSentence(disputed)] : reasons };
  }
  if (disputed > 0) return { mover: 'reviewers', reasons: [disputedSentence(disputed)] };
  if (patchCount === 0) return { mover: 'reviewers', reasons: ['None of its patches is here.'] };
  if (unreviewed.length > 0) {
    const which = `${unreviewed.length === 1 ? 'patch' : 'patches'} ${unreviewed.join(', ')}`;
    return { mover: 'reviewers', reasons: [`Nothing is outstanding; no Reviewed-by or Acked-by on ${which}.`] };
  }
  return { mover: 'maintainer', reasons: ['Nothing is outstanding and every patch is reviewed.'] };
}

function disputedSentence(count: number): string {
  return `${count} ${count === 1 ? 'item is' : 'items are'} disputed: the author objected, the reviewer has the next word.`;
}
