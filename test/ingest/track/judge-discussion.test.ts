import { describe, expect, test } from 'vitest';
import type { Comment, MessageId } from '#db/model.ts';
import { driver, edit, v1 } from './lamp.ts';
import { ANN, answerOf, commentOn, DAY, idOf, judge, MAX, messageOf, postSeries, RON } from './posted.ts';

/** What people said to a comment, and to the series, after it. */

describe('before a later revision', () => {
  test.each([
    ['no answer', 'none', [], 'open'],
    ['the author agrees', 'agreed', [answerOf(ANN, 'agreed', 'Will fix.', 12)], 'promised'],
    ['the author objects', 'disagreed', [answerOf(ANN, 'disagreed', 'No.', 12)], 'disputed'],
    [
      'he objects, then agrees',
      'disagreed',
      [answerOf(ANN, 'disagreed', 'No.', 12), answerOf(ANN, 'agreed', 'Ok, will change it.', 13)],
      'promised',
    ],
    [
      'the explanation is accepted',
      'explained',
      [answerOf(ANN, 'explained', 'It is so.', 12), answerOf(RON, 'accepted', 'Fair enough.', 13)],
      'settled',
    ],
    [
      'a yes to "may I keep it?"',
      'asked',
      [answerOf(ANN, 'asked', 'Is it fine to keep it for now?', 12), answerOf(RON, 'accepted', 'Yes.', 13)],
      'settled',
    ],
    [
      'a yes to "shall I do it here?"',
      'asked',
      [answerOf(ANN, 'asked', 'Shall it go into probe()?', 12), answerOf(RON, 'accepted', 'Yes.', 13)],
      'open',
    ],
    [
      'the reviewer insists',
      'explained',
      [answerOf(ANN, 'explained', 'It is so.', 12), answerOf(RON, 'insisted', 'I still think so.', 13)],
      'open',
    ],
  ] as const)('%s', (_, response, answers, status) => {
    const posted = postSeries([[v1]]);
    const said = { text: 'Please use devm_kzalloc().', response, answers };
    expect(judge(posted, [commentOn(posted, 1, 'kzalloc', said)])[0]?.status).toBe(status);
  });
});

describe('a question that somebody else answered', () => {
  const explained = answerOf(
    MAX,
    'explained',
    'It has to be there, since boards differ in ways that no driver can see by itself.',
    12,
  );
  const posted = postSeries([[v1], [driver(edit('lamp probed', 'probed'))]]);
  test.each([
    [
      'is settled, whatever the author then agreed with',
      [explained, answerOf(ANN, 'agreed', 'Will add it.', 13)],
      'settled',
    ],
    ['is not where the reviewer came back to it', [explained, answerOf(RON, 'asked', 'On which?', 13)], 'unaddressed'],
    ['is not by a few words', [answerOf(MAX, 'explained', 'Hard to say.', 12)], 'unaddressed'],
  ])('%s', (_, answers, status) => {
    const question = commentOn(posted, 1, 'u32 level', {
      text: 'Is a level for each board needed?',
      kind: 'question',
      answers,
    });
    expect(judge(posted, [question])[0]?.status).toBe(status);
  });

  test('is not where it proposes a change', () => {
    const text = 'Could this be one level for all?';
    const proposal = commentOn(posted, 1, 'u32 level', { text, kind: 'question', answers: [explained] });
    expect(judge(posted, [proposal])[0]?.status).toBe('unaddressed');
  });
});

describe('what the reviewer says later', () => {
  const later = driver(edit('kzalloc(sizeof', 'kcalloc(1, sizeof'));

  test('the same again (T66)', () => {
    const posted = postSeries([[v1], [later]]);
    const first = commentOn(posted, 1, 'kzalloc', { text: 'Please check this allocation.' });
    const again = commentOn(posted, 2, 'kcalloc', { text: 'As I said on v1: check this.', repeats: first.id });
    expect(judge(posted, [first, again])[0]?.status).toBe('unaddressed');
  });

  test('only one of two was changed', () => {
    const both = edit('u32 level;', 'u32 level;\n\tu32 limit;');
    const posted = postSeries([[driver(both)], [driver(both.replace('u32 level', 'size_t level'))]]);
    const first = commentOn(posted, 1, 'u32 level', { text: 'Please use size_t for these.' });
    const more = commentOn(posted, 2, 'u32 limit', { text: 'You only changed one of the two.' });
    expect(judge(posted, [first, more])[0]?.status).toBe('partial');
  });

  test('nothing, on three revisions that he reviewed', () => {
    const posted = postSeries(
      [v1, ...['a', 'b', 'c', 'd'].map((text) => driver(edit('lamp probed', text)))].map((each) => [each]),
    );
    const first = commentOn(posted, 1, 'regmap_read', { text: 'Can this race with the interrupt?' });
    const others = [2, 3, 4].map((revision) => commentOn(posted, revision, 'MODULE_LICENSE', { text: 'And this?' }));
    const [judgement] = judge(posted, [first, ...others]);
    expect([judgement?.status, judgement?.reason]).toEqual(['settled', 'withdrawn']);
  });

  test('nothing of what was said of the cover, on three revisions whose patches he reviewed', () => {
    const posted = postSeries(
      [v1, ...['a', 'b', 'c'].map((text) => driver(edit('lamp probed', text)))].map((each) => [each]),
    );
    const text = 'Please say which tree this is for.';
    const whole = commentOn(posted, 1, '', { text, counter: 0, anchor: { kind: 'revision' } });
    const others = [2, 3, 4].map((revision) => commentOn(posted, revision, 'MODULE_LICENSE', { text: 'And this?' }));
    expect(judge(posted, [whole, ...others.slice(0, 2)])[0]?.status).toBe('unaddressed');
    expect(judge(posted, [whole, ...others])[0]?.reason).toBe('withdrawn');
  });

  test('after the next revision was posted (T68)', () => {
    const posted = postSeries([
      [v1],
      [driver(edit('lamp probed', 'probed'))],
      [driver(edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof'))],
    ]);
    const late = commentOn(posted, 1, 'kzalloc', { text: 'Please use devm_kzalloc().', sent: 25 * DAY });
    const [judgement] = judge(posted, [late]);
    expect([judgement?.status, judgement?.addressedIn?.number]).toEqual(['addressed', 3]);
  });

  test('a patch that should come first is the first', () => {
    const binding = { title: 'dt-bindings', files: { 'lamp.yaml': 'a: b' } };
    const posted = postSeries([
      [{ ...v1, title: 'driver' }, binding],
      [binding, { ...v1, title: 'driver' }],
    ]);
    const comment = commentOn(posted, 1, '', { text: 'The binding patch goes first.', counter: 2 });
    expect(judge(posted, [comment])[0]?.verdicts[0]?.evidence[0]?.kind).toBe('reordered');
  });

  test('a promise with nothing in the changed file decides nothing', () => {
    const posted = postSeries([[v1], [driver(edit('lamp probed', 'probed'))]]);
    const answers = [answerOf(ANN, 'agreed', 'Ok.', 12)];
    const comment = commentOn(posted, 1, 'regmap_read', { text: 'Can this race?', response: 'agreed', answers });
    expect(judge(posted, [comment])[0]?.status).toBe('unaddressed');
  });
});

describe('when the series is applied', () => {
  const reply = (body: string) => ({
    ...messageOf('m@example.org', MAX, 15 * DAY, 'Re: [PATCH] x', body),
    references: [idOf(1)],
  });

  test.each([
    ['Applied, thanks.', 'settled', 'answered'],
    ['Applied with the message dropped while applying.', 'settled', 'fixed-while-applying'],
    ['> Applied, thanks.\n\nWho said so?', 'open', null],
    ['This can be applied on top of next.', 'open', null],
  ])('%s (T72)', (body, status, reason) => {
    const posted = postSeries([[v1]]);
    const comment = commentOn(posted, 1, 'dev_info', { text: 'Too loud.' });
    const [judgement] = judge(posted, [comment], { replies: [reply(body)] });
    expect([judgement?.status, judgement?.reason]).toEqual([status, reason]);
  });
});

describe('bots', () => {
  test('a file that another patch of the revision adds is not missing (T71)', () => {
    const posted = postSeries([[v1, { title: 'dt-bindings', files: { 'Documentation/lamp.yaml': '%YAML 1.2' } }]]);
    const text = "Warning: drivers/lamp.c references a file that doesn't exist: Documentation/lamp.yaml";
    const report: Comment = commentOn(posted, 1, 'kzalloc', { text, isBot: true });
    expect(judge(posted, [report])[0]?.status).toBe('settled');
  });

  test('a report that is not sent again for a revision that changed the place is done', () => {
    const posted = postSeries([[v1], [driver(edit('u32 level', 'u16 level'))]]);
    const report = commentOn(posted, 1, 'u32 level', { text: 'lamp.c:6: warning: level is never read', isBot: true });
    expect(judge(posted, [report])[0]?.status).toBe('addressed');
  });
});

test('a comment that asks for nothing is settled', () => {
  const posted = postSeries([[v1], [v1]]);
  expect(
    judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Nice.', kind: 'praise', isActionable: false })])[0]?.status,
  ).toBe('settled');
});

test('a comment on a mail that is not in the series stays open', () => {
  const posted = postSeries([[v1]]);
  const comment = commentOn(posted, 1, 'kzalloc', { text: 'Check this.' });
  const lost = { ...comment, anchor: { kind: 'patch' as const, patch: 'unknown@example.org' as MessageId } };
  expect(judge(posted, [lost])[0]?.status).toBe('open');
});
