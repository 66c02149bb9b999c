import { describe, expect, test } from 'vitest';
import { driver, edit, v1 } from './lamp.ts';
import { ANN, answerOf, commentOn, judge, type PatchText, postSeries } from './posted.ts';

/** What is done elsewhere than at the line that was commented. */

describe('beyond the commented file', () => {
  test('the fix is in another patch of the series (T58)', () => {
    const other = (text: string): PatchText => ({ title: 'other', files: { 'drivers/core.c': text } });
    const posted = postSeries([
      [v1, other('int core;')],
      [v1, other('int core;\nrequest_mem_region(start, size, "lamp");')],
    ]);
    const text = 'Nothing reserves the region: call request_mem_region() first.';
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text })]);
    expect(judgement?.verdicts[0]?.evidence.map((each) => each.kind)).toContain('identifier-added');
  });

  test('the patch is dropped (T55)', () => {
    const posted = postSeries([
      [v1, { ...driver('int x;'), title: 'other', files: { 'a.c': 'int x;' } }],
      [{ title: 'other', files: { 'a.c': 'int y;' } }],
    ]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Please check the error.' })]);
    expect(judgement?.status).toBe('obsolete');
  });

  test('what was done stays done when its patch is applied and leaves the series', () => {
    const other = { title: 'other', files: { 'a.c': 'int x;' } };
    const posted = postSeries([
      [v1, other],
      [driver(edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof')), other],
      [other],
    ]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Please use devm_kzalloc().' })]);
    expect([judgement?.status, judgement?.addressedIn?.number]).toEqual(['addressed', 2]);
  });

  test('a renamed file is followed (T67)', () => {
    const later = { files: { 'drivers/lamp-i2c.c': edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof') } };
    const posted = postSeries([[v1], [later]]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'kzalloc', { text: 'Please use devm_kzalloc().' })]);
    expect(judgement?.verdicts[0]?.place?.file).toBe('drivers/lamp-i2c.c');
    expect(judgement?.status).toBe('addressed');
  });

  test('a remark below the code is about the comment above it', () => {
    const noted = edit('\tmutex_init', '\t/* The lock is taken by the reader */\n\tmutex_init');
    const posted = postSeries([[driver(noted)], [v1], [driver(noted)]]);
    const outdated = commentOn(posted, 1, 'mutex_init', { text: 'The above comment is outdated. Just remove it.' });
    const lock = commentOn(posted, 1, 'mutex_init', { text: 'Remove it.', first: 9 });
    const statuses = judge(posted, [outdated, lock]).map(({ verdicts }) => verdicts[0]?.status);
    expect(statuses).toEqual(['addressed', 'unaddressed']);
  });

  test('a promise of a macro is kept by one of its kin', () => {
    const answers = [answerOf(ANN, 'agreed', 'I can add a LAMP_WARN_ON like the other drivers.', 12)];
    const said = { text: 'Make the limit clear, somehow.', answers };
    const posted = postSeries([
      [v1],
      [driver(edit('\tret = lamp_register', '\tLAMP_WARN_ON_ONCE(!lamp);\n\tret = lamp_register'))],
    ]);
    const kinds = judge(posted, [commentOn(posted, 1, '', said)])[0]?.verdicts[0]?.evidence.map(({ kind }) => kind);
    expect(kinds).toContain('identifier-added');
  });

  test('"ditto" means what was said before it (T63)', () => {
    const later = edit('kzalloc(sizeof', 'devm_kzalloc(lamp->dev, sizeof', edit('u32 level', 'u16 level'));
    const posted = postSeries([[v1], [driver(later)]]);
    const first = commentOn(posted, 1, 'u32 level', { text: 'dev_info() is too loud.', first: 1 });
    const ditto = commentOn(posted, 1, 'dev_info', { text: 'Ditto.', first: 9 });
    expect(judge(posted, [first, ditto])[1]?.status).toBe('unaddressed');
  });
});

describe('commit messages', () => {
  test('a question below code is answered by the commit message (T61)', () => {
    const asked = { text: 'Why does the level need sixteen bits?', kind: 'question' } as const;
    const explained = { ...v1, message: 'Add it. The level needs all sixteen of its bits.' };
    const posted = postSeries([[v1], [explained]]);
    const [judgement] = judge(posted, [commentOn(posted, 1, 'u32 level', asked)]);
    expect(judgement?.verdicts[0]?.evidence.map(({ kind }) => kind)).toContain('message-changed');
  });

  const patch = (message: string): PatchText => ({ ...v1, message });
  test.each([
    ['rewritten', 'Please explain why.', 'Add it, since the lamp needs it.', 'addressed'],
    ['the same', 'Please explain why.', 'Add it.', 'unaddressed'],
    ['a tag is added', 'Please add a Fixes: tag.', 'Add it.\n\nFixes: 0123456789ab ("x: y")', 'addressed'],
    ['a tag is missing', 'Please add a Fixes: tag.', 'Add it.\n\nLink: https://example.org', 'unaddressed'],
  ])('%s', (_, text, message, status) => {
    const posted = postSeries([[patch('Add it.')], [patch(message)]]);
    expect(judge(posted, [commentOn(posted, 1, '', { text })])[0]?.status).toBe(status);
  });

  test('a Cc that was asked for', () => {
    const posted = postSeries([[v1], [{ ...v1, cc: [{ name: '', address: 'list@example.org' }] }]]);
    const comment = commentOn(posted, 1, '', { text: 'Please Cc list@example.org as well.' });
    expect(judge(posted, [comment])[0]?.status).toBe('addressed');
  });
});
