import { expect, test } from 'vitest';
import { countOpenByMonth } from '#db/activity.ts';
import { encodeReview } from '#db/encoded-review.ts';
import { saveMark } from '#db/marks.ts';
import type { JudgedComment, MessageId, Seconds, Status } from '#db/model.ts';
import { openStore } from '#db/open.ts';
import { saveReviews } from '#db/series.ts';
import { label } from '../label.ts';
import { comment, revision, seriesReview } from './series-review.ts';

const at = (date: string): Seconds => Date.parse(date) / 1000;

/** Revisions are posted on the first of February and of April; the last mail comes in May, or as said. */
function openByMonth(comments: readonly JudgedComment[], lastMail = '2026-05-20', marked?: [Status | null, string]) {
  const db = openStore(':memory:');
  const revisions = [
    { ...revision(1), posted: at('2026-02-01') },
    { ...revision(2), posted: at('2026-04-01') },
  ];
  const review = seriesReview({ comments }, revisions);
  saveReviews(db, [{ review: encodeReview(review, new Map(), at(lastMail), new Map()), lists: ['widgets'] }]);
  const later = { ...revision(3), head: 'later@example.org' as MessageId };
  const other = seriesReview({}, [later]);
  saveReviews(db, [{ review: encodeReview(other, new Map(), at('2026-12-31'), new Map()), lists: ['widgets'] }]);
  if (marked) saveMark(db, { commentId: 'asked:0', status: marked[0], note: '', by: 'mira', at: at(marked[1]) });
  expect(countOpenByMonth(db, 'gadgets')).toEqual([]);
  return countOpenByMonth(db, 'widgets').map(({ month, value }) => `${month} ${value}`);
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
  expect(openByMonth([item], '2026-05-20', [status, '2026-03-15'])).toEqual(expected),
);
