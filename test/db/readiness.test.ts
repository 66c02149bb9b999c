import { describe, expect, it } from 'vitest';
import type { Mark, SeriesReview } from '#db/model.ts';
import { type Mover, readinessOf } from '#db/readiness.ts';
import { comment, reviewedBy, revision, seriesReview } from './series-review.ts';

const bothReviewed = [reviewedBy(1), reviewedBy(2)];
const mark = (status: Mark['status']): Mark => ({
  commentId: 'review@example.org:12',
  status,
  note: '',
  by: 'mira',
  at: 1,
});

const rows: readonly [string, Partial<SeriesReview>, Mark | undefined, Mover][] = [
  ['nothing said yet', {}, undefined, 'reviewers'],
  ['all patches reviewed', { trailers: bothReviewed }, undefined, 'maintainer'],
  ['a tag on the cover counts for every patch', { trailers: [reviewedBy(0)] }, undefined, 'maintainer'],
  ['a tag on an older revision does not count', { trailers: [reviewedBy(0, 0)] }, undefined, 'reviewers'],
  ['one patch without a tag', { trailers: [reviewedBy(1)] }, undefined, 'reviewers'],
  ['a tag on a condition', { trailers: [{ ...reviewedBy(0), isConditional: true }] }, undefined, 'reviewers'],
  ['an open item', { trailers: bothReviewed, comments: [comment('open')] }, undefined, 'author'],
  ['a promise is not a fix', { trailers: bothReviewed, comments: [comment('promised')] }, undefined, 'author'],
  [
    'a nit may be ignored',
    { trailers: bothReviewed, comments: [comment('open', { isOptional: true })] },
    undefined,
    'maintainer',
  ],
  ['the author objected', { trailers: bothReviewed, comments: [comment('disputed')] }, undefined, 'reviewers'],
  ['done', { trailers: bothReviewed, comments: [comment('addressed')] }, undefined, 'maintainer'],
  [
    'a person says it is done',
    { trailers: bothReviewed, comments: [comment('open')] },
    mark('addressed'),
    'maintainer',
  ],
  ['a person says it is not', { trailers: bothReviewed, comments: [comment('addressed')] }, mark('open'), 'author'],
  [
    'a backport',
    { series: { ...seriesReview().series, revisions: [{ ...revision(1), prefixes: ['AUTOSEL', '6.8'] }] } },
    undefined,
    'nobody',
  ],
  ['applied', { state: 'applied', comments: [comment('open')] }, undefined, 'nobody'],
];

describe('who moves next', () => {
  it.each(rows)('%s', (_, change, byHand, mover) => {
    const marks = new Map(byHand ? [[byHand.commentId, byHand]] : []);
    expect(readinessOf(seriesReview(change), new Map(), marks).mover).toBe(mover);
  });
});
