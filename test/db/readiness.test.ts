import { describe, expect, it } from 'vitest';
import type { Mark, Mover, PatchStep, SeriesReview } from '#db/model.ts';
import { readinessOf } from '#db/readiness.ts';
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

describe('a tag given on v1 (T51)', () => {
  const [older, newer] = [revision(1), revision(2)];
  const steps = (kind: PatchStep['kind']) =>
    [0, 1].map((index) => ({
      older: older.patches[index]?.messageId ?? null,
      newer: newer.patches[index]?.messageId ?? null,
      kind,
      change: kind === 'same' ? 0 : 0.4,
    }));

  it.each([
    ['same', 'maintainer'],
    ['changed', 'reviewers'],
  ] as const)('for a patch that is the %s in v2: the %s', (kind, mover) => {
    const review = seriesReview({ trailers: [reviewedBy(0, 1)] }, [older, newer]);
    const series = { ...review.series, steps: steps(kind) };
    expect(readinessOf({ ...review, series }, new Map(), new Map()).mover).toBe(mover);
  });
});

describe('who moves next', () => {
  it.each(rows)('%s', (_, change, byHand, mover) => {
    const marks = new Map(byHand ? [[byHand.commentId, byHand]] : []);
    expect(readinessOf(seriesReview(change), new Map(), marks).mover).toBe(mover);
  });
});
