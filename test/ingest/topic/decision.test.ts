import { expect, test } from 'vitest';
import type { Answer, SettledReason, Status } from '#db/model.ts';
import { findDecision } from '#ingest/topic/decision.ts';
import { answerOf, commentOn } from './comment.ts';

const WHY = 'The buffer is mapped on demand because the device is used through mmap by its users.';

function decisionOf(status: Status, reason: SettledReason | null, answers: readonly Answer[]) {
  const comment = commentOn('Why is the buffer not mapped in probe?');
  return findDecision({ ...comment, answers, judgement: { ...comment.judgement, status, reason } });
}

test('an explanation that the reviewer accepted is a decision, with the words of both', () => {
  const answers = [answerOf('author', 'explained', WHY), answerOf('reviewer', 'accepted', 'OK, that makes sense.')];
  expect(decisionOf('settled', 'answered', answers)).toMatchObject({
    kind: 'explained',
    reason: { text: WHY, by: { name: 'Mira Lindqvist' } },
    consent: { text: 'OK, that makes sense.', by: { name: 'Tomas Okafor' } },
  });
});

test.each<[string, Status, SettledReason | null, Answer[], string | undefined]>([
  [
    'taken back after a reason',
    'settled',
    'withdrawn',
    [answerOf('author', 'disagreed', WHY), answerOf('reviewer', 'withdrawn', 'Never mind then.')],
    'withdrawn',
  ],
  ['nobody objected to the reason', 'settled', 'answered', [answerOf('author', 'explained', WHY)], 'unopposed'],
  [
    'the reviewer gave the reason',
    'addressed',
    null,
    [
      answerOf('author', 'asked', 'Why?'),
      answerOf('reviewer', 'insisted', WHY),
      answerOf('author', 'agreed', 'Agreed, will do.'),
    ],
    'insisted',
  ],
  ['no reason given', 'settled', 'answered', [answerOf('author', 'explained', 'It is fine.')], undefined],
  ['not settled', 'open', null, [answerOf('author', 'explained', WHY)], undefined],
  ['left for later', 'settled', 'deferred', [answerOf('author', 'explained', WHY)], undefined],
])('%s', (_, status, reason, answers, kind) => {
  expect(decisionOf(status, reason, answers)?.kind).toBe(kind);
});
