import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeReview } from '#db/encoded-review.ts';
import { listSeriesMarks, saveMark } from '#db/marks.ts';
import type { Mover, Series, SeriesReview, Status } from '#db/model.ts';
import { openStore } from '#db/open.ts';
import { readinessOf } from '#db/readiness.ts';
import { findReview } from '#db/reviews.ts';
import { findSeriesRow, saveReviews } from '#db/series.ts';
import { STATUSES } from '#db/status.ts';
import { comment, reviewedBy, revision, seriesReview } from './series-review.ts';

/** Who moves next by the table, after a mark where there is one, and again after the series is computed anew. */
function moversOf(review: SeriesReview, byHand?: Status | null): { table: Mover[]; page: Mover | undefined } {
  const db = openStore(':memory:');
  const { id } = review.series;
  const save = () =>
    saveReviews(db, [{ review: encodeReview(review, new Map(), 1, new Map()), lists: ['linux-widgets'] }]);
  const inTable = () => findSeriesRow(db, id)?.mover ?? 'nobody';
  save();
  if (byHand !== undefined)
    saveMark(db, { commentId: 'review@example.org:12', status: byHand, note: '', by: 'mira', at: 1 });
  const marked = inTable();
  save();
  const stored = findReview(db, id);
  const page = stored && readinessOf(stored, new Map(), listSeriesMarks(db, id)).mover;
  return { table: [marked, inTable()], page };
}

describe('a table of series says who moves next as the page of the series does', () => {
  const twice = [revision(1), revision(2)];
  const unchanged: Series['steps'] = [0, 1].map((index) => ({
    older: twice[0]?.patches[index]?.messageId ?? null,
    newer: twice[1]?.patches[index]?.messageId ?? null,
    kind: 'same',
    change: 0,
  }));
  const carried = seriesReview({ trailers: [reviewedBy(0, 1)] }, twice);

  test.each<[string, SeriesReview, Status | null | undefined, Mover]>([
    [
      'a nit may be ignored',
      seriesReview({ trailers: [reviewedBy(0)], comments: [comment('open', { isOptional: true })] }),
      undefined,
      'maintainer',
    ],
    [
      'a tag given on v1 to patches that v2 has unchanged (T51)',
      { ...carried, series: { ...carried.series, steps: unchanged } },
      undefined,
      'maintainer',
    ],
    ['a tag given on v1 to patches that v2 changed (T51)', carried, undefined, 'reviewers'],
    ['a backport', seriesReview({}, [{ ...revision(1), prefixes: ['5.10'] }]), undefined, 'nobody'],
    ['superseded', seriesReview({ state: 'superseded', comments: [comment('open')] }), undefined, 'nobody'],
    ['no patch is here', seriesReview({}, [{ ...revision(1), patches: [] }]), undefined, 'reviewers'],
    ['done by hand', seriesReview({ comments: [comment('open')] }), 'settled', 'reviewers'],
    ['undone by hand', seriesReview({ comments: [comment('settled')] }), 'unaddressed', 'author'],
    ['left to the machine again', seriesReview({ comments: [comment('disputed')] }), null, 'reviewers'],
  ])('%s', (_, review, byHand, mover) => {
    expect(moversOf(review, byHand)).toEqual({ table: [mover, mover], page: mover });
  });

  test('whatever was said and set', () => {
    const items = fc.array(fc.tuple(fc.constantFrom(...STATUSES), fc.boolean(), fc.boolean()), { maxLength: 4 });
    const states = fc.constantFrom('under-review', 'applied', 'superseded', 'rejected' as const);
    const tags = fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 2 }), fc.boolean()), { maxLength: 3 });
    const byHand = fc.option(fc.constantFrom(...STATUSES, null), { nil: undefined });
    fc.assert(
      fc.property(items, states, tags, byHand, fc.boolean(), (said, state, given, mark, isSame) => {
        const comments = said.map(([status, isOptional, isActionable], index) =>
          comment(status, { id: `review@example.org:${12 + index}`, isOptional, isActionable }),
        );
        const trailers = given.map(([counter, number, isConditional], line) => {
          return { ...reviewedBy(counter, number), line, isConditional };
        });
        const review = seriesReview({ comments, trailers, state }, twice);
        const steps = isSame ? unchanged : [];
        const { table, page } = moversOf({ ...review, series: { ...review.series, steps } }, mark);
        expect(table).toEqual([page, page]);
      }),
      { numRuns: 60 },
    );
  });
});
