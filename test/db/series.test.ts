import { beforeEach, describe, expect, it } from 'vitest';
import { encodeReview } from '#db/encoded-review.ts';
import { listSeriesMarks, saveMark } from '#db/marks.ts';
import type { MessageId } from '#db/model.ts';
import { type Database, openStore } from '#db/open.ts';
import { findReview } from '#db/reviews.ts';
import { saveRevisions } from '#db/revisions.ts';
import { deleteSeriesOf, findSeries, saveReviews } from '#db/series.ts';
import { comment, reviewedBy, revision, seriesReview } from './series-review.ts';

let db: Database;
beforeEach(() => {
  db = openStore(':memory:');
});

describe('a series', () => {
  const review = seriesReview({ comments: [comment('open')], trailers: [reviewedBy(1)] }, [revision(1), revision(2)]);
  const roles = new Map([
    ['v2.1@example.org' as MessageId, 'patch' as const],
    ['review@example.org' as MessageId, 'reply' as const],
  ]);
  const saved = encodeReview(review, roles, 9, new Map());

  it('is found by any of its mails, with all that is derived', () => {
    saveReviews(db, [{ review: saved, lists: ['linux-widgets'] }]);
    expect(findReview(db, 'review@example.org')).toEqual(review);
    expect(findSeries(db, 'unknown@example.org')).toBeUndefined();
  });

  it('keeps the marks of people when it is computed anew', () => {
    saveReviews(db, [{ review: saved, lists: ['linux-widgets'] }]);
    saveMark(db, { commentId: 'review@example.org:12', status: 'addressed', note: 'in 2/2', by: 'mira', at: 5 });
    saveReviews(db, [{ review: saved, lists: ['linux-widgets'] }]);
    expect(listSeriesMarks(db, review.series.id).get('review@example.org:12')?.note).toBe('in 2/2');
  });

  it('is gone when its revision is taken out', () => {
    const [first] = review.series.revisions;
    if (!first) throw new Error('no revision');
    const summary = { ...first, isNumbered: false, isRfc: false, postings: [] };
    saveRevisions(db, 1, [{ summary, keys: [7] }]);
    saveReviews(db, [{ review: saved, lists: ['linux-widgets'] }]);
    deleteSeriesOf(db, first.head);
    expect(findSeries(db, 'v2.1@example.org')).toBeUndefined();
  });
});
