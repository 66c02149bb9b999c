import { counted } from '#components/count.ts';
import type { Item } from '#components/item.ts';
import type { Check } from '#components/readiness-list.tsx';
import { findNewestPatches } from '#db/marked-review.ts';
import { listSeriesMarks } from '#db/marks.ts';
import type { SeriesReview } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { type Readiness, readinessOf } from '#db/readiness.ts';
import { needsCheck } from '#db/status.ts';
import { itemsOf } from './items.ts';

/** A review with people's marks, and how ready its newest revision is. */
export type ReviewView = {
  readonly items: readonly Item[];
  readonly readiness: Readiness;
  readonly checks: readonly Check[];
};

export function viewOf(db: Database, review: SeriesReview): ReviewView {
  const marks = listSeriesMarks(db, review.series.id);
  const items = itemsOf(review.comments, marks);
  const readiness = readinessOf(review, findNewestPatches(db, review.series), marks);
  return { items, readiness, checks: checksOf(review, items, readiness) };
}

function checksOf({ series }: SeriesReview, items: readonly Item[], { patches }: Readiness): Check[] {
  const outstanding = items.filter((item) => item.isOutstanding);
  const bots = outstanding.filter(({ comment }) => comment.isBot).length;
  const people = outstanding.length - bots;
  const disputed = outstanding.filter(({ status }) => status === 'disputed').length;
  const unsure = items.filter(
    ({ status, comment, mark }) => status === 'addressed' && needsCheck(comment, mark),
  ).length;
  const reviewed = patches.filter((patch) => patch.isReviewed).length;
  const applied = patches.filter(({ commit }) => commit !== null).length;
  const newest = series.revisions.at(-1);
  const missing = newest ? newest.total - newest.patches.length : 0;
  return [
    {
      isMet: people === 0,
      words:
        people === 0
          ? 'No review item is outstanding'
          : `${people} of ${items.filter(({ comment }) => comment.isActionable && !comment.isBot).length} review items are outstanding`,
    },
    ...(unsure > 0
      ? [{ isMet: false, words: `${counted(unsure, 'addressed item is', 'addressed items are')} to be checked` }]
      : []),
    ...(disputed > 0 ? [{ isMet: false, words: `${disputed} of them disputed` }] : []),
    {
      isMet: bots === 0,
      words: bots === 0 ? 'No bot report is open' : `${counted(bots, 'bot report is', 'bot reports are')} open`,
    },
    {
      isMet: reviewed === patches.length,
      words: `${reviewed} of ${patches.length} patches have a Reviewed-by or Acked-by`,
    },
    ...(applied > 0
      ? [{ isMet: applied === patches.length, words: `${applied} of ${patches.length} patches are applied` }]
      : []),
    ...(missing > 0 ? [{ isMet: false, words: `${missing} of ${newest?.total} patches are missing here` }] : []),
  ];
}
