import { expect, test } from 'vitest';
import type { JudgedComment, Mark, Status, Verdict } from '#db/model.ts';
import { formatText } from '#db/outstanding-text.ts';
import { needsCheck } from '#db/status.ts';
import { label } from '../label.ts';
import { comment, seriesReview } from './series-review.ts';

const verdict: Verdict = { revision: label(2), status: 'unaddressed', confidence: 0.5, evidence: [], place: null };
const mark: Mark = { commentId: 'x', status: 'settled', note: '', by: 'mira', at: 1 };

function judged(status: Status, confidence: number, verdicts = [verdict]): JudgedComment {
  const item = comment(status);
  return { ...item, judgement: { ...item.judgement, confidence, verdicts } };
}

test.each<[string, JudgedComment, Mark | undefined, boolean]>([
  ['addressed, by little', judged('addressed', 0.55), undefined, true],
  ['addressed, by enough', judged('addressed', 0.9), undefined, false],
  ['unaddressed, where nothing decides', judged('unaddressed', 0.5), undefined, true],
  ['unaddressed, as is plain', judged('unaddressed', 0.8), undefined, false],
  ['open: no revision was looked at', judged('open', 0.5, []), undefined, false],
  ['settled: by words, not by code', judged('settled', 0.5), undefined, false],
  ['set by a person', judged('addressed', 0.55), mark, false],
  ['left to the machine again', judged('addressed', 0.55), { ...mark, status: null }, true],
])('%s: whether somebody should check it', (_, item, set, expected) => {
  expect(needsCheck(item, set)).toBe(expected);
});

test('the list of what is outstanding says what is to be checked', () => {
  const item = judged('unaddressed', 0.5);
  const list = (status: Status) =>
    formatText([
      { review: seriesReview({ comments: [item] }), items: [{ comment: item, status }], archive: undefined },
    ]);
  expect(list('unaddressed')).toContain('on v1; unaddressed, check: The line still stands.');
  expect(list('partial')).toContain('on v1; partial: The line still stands.');
});
