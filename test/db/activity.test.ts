import { expect, test } from 'vitest';
import { countOpenByMonth, lastMonths } from '#db/activity.ts';
import { encodeReview } from '#db/encoded-review.ts';
import { saveMark } from '#db/marks.ts';
import type { JudgedComment, MessageId, Seconds, Status } from '#db/model.ts';
import { openStore } from '#db/open.ts';
import { saveReviews } from '#db/series.ts';
import { label } from '../label.ts';
import { comment, revision, seriesReview } from './series-review.ts';

const at = (date: string): Seconds => Date.parse(date) / 1000;

/** Revisions are posted on the first of February and of April; the last mail comes in May. */
function openByMonth(comments: readonly JudgedComment[], marked?: [Status | null, string], since = 0) {
  const db = openStore(':memory:');
  const revisions = [
    { ...revision(1), posted: at('2026-02-01') },
    { ...revision(2), posted: at('2026-04-01') },
  ];
  const review = seriesReview({ comments }, revisions);
  saveReviews(db, [{ review: encodeReview(review, new Map(), at('2026-05-20'), new Map()), lists: ['widgets'] }]);
  const later = { ...revision(3), head: 'later@example.org' as MessageId };
  const other = seriesReview({}, [later]);
  saveReviews(db, [{ review: encodeReview(other, new Map(), at('2026-12-31'), new Map()), lists: ['widgets'] }]);
  if (marked) saveMark(db, { commentId: 'asked:0', status: marked[0], note: '', by: 'mira', at: at(marked[1]) });
  expect(countOpenByMonth(db, { list: 'gadgets', since: 0 })).toEqual([]);
  return countOpenByMonth(db, { list: 'widgets', since }).map(({ month, value }) => `${month} ${value}`);
}

const asked = (status: Status, change: Partial<JudgedComment> = {}, id = 'asked:0') =>
  comment(status, { id, sent: at('2026-02-10'), ...change });
const answer = (date: string) => ({
  messageId: 'answer@example.org' as MessageId,
  from: { name: 'Mira Lindqvist', address: 'mira@example.org' },
  role: 'author' as const,
  sent: at(date),
  text: 'No, it is not.',
  kind: 'explained' as const,
  first: 3,
  last: 3,
});

function goneInTheSecond(): JudgedComment {
  const item = asked('obsolete');
  const verdict = { revision: label(2), status: 'obsolete' as const, confidence: 0.9, evidence: [], place: null };
  return { ...item, judgement: { ...item.judgement, verdicts: [verdict] } };
}

test.each<[string, JudgedComment[], string[]]>([
  ['with the revision that has it', [asked('addressed')], ['2026-02 1', '2026-04 0']],
  [
    'with the last word on it',
    [asked('settled', { answers: [answer('2026-02-20'), answer('2026-03-02')] })],
    ['2026-02 1', '2026-03 0'],
  ],
  ['with the revision that its code is gone from', [goneInTheSecond()], ['2026-02 1', '2026-04 0']],
  ['at once, where nobody had to do anything', [asked('settled')], ['2026-02 0']],
  ['not, while it is outstanding; but given up with the series', [asked('open')], ['2026-02 1', '2026-11 0']],
  [
    'each for itself',
    [asked('addressed'), asked('partial', { sent: at('2026-04-03') }, 'asked:1')],
    ['2026-02 1', '2026-04 1', '2026-11 0'],
  ],
])('an item is closed %s', (_, comments, expected) => expect(openByMonth(comments)).toEqual(expected));

test('what is not to be done is never open', () =>
  expect(openByMonth([asked('open', { isActionable: false })])).toEqual([]));

test.each<[Status | null, JudgedComment, string[]]>([
  ['settled', asked('open'), ['2026-02 1', '2026-03 0']],
  ['open', asked('addressed'), ['2026-02 1', '2026-11 0']],
  [null, asked('addressed'), ['2026-02 1', '2026-04 0']],
])('a person who marked it %s wins', (status, item, expected) =>
  expect(openByMonth([item], [status, '2026-03-15'])).toEqual(expected),
);

test('what was open before the time that is looked at is open at its beginning', () => {
  const items = [asked('addressed'), asked('open', {}, 'asked:1'), asked('settled', {}, 'asked:2')];
  expect(openByMonth(items, undefined, at('2026-03-01'))).toEqual(['2026-03 2', '2026-04 1', '2026-11 0']);
});

test('the last months are counted from the newest mail of the list', () => {
  const db = openStore(':memory:');
  const review = encodeReview(seriesReview(), new Map(), at('2026-05-20'), new Map());
  saveReviews(db, [{ review, lists: ['widgets'] }]);
  expect(lastMonths(db, 'widgets', 3)).toEqual({ list: 'widgets', since: at('2026-03-01') });
  expect(lastMonths(db, null, 12)).toEqual({ list: null, since: at('2025-06-01') });
});
