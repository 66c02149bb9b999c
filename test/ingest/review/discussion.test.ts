import { describe, expect, test } from 'vitest';
import type { Comment } from '#db/model.ts';
import { type Mail, mira, patchBody, quote, rae, review } from './thread.ts';

const first = '> +\tstruct widget *widget;\n\nPlease rename it.\n\n> +\t\treturn -ENOMEM;\n\nPlease print a message.\n';

/** `r1:3 agreed by a1; ...`: what the author answered to each remark. */
function responses(replies: readonly Mail[]): string {
  return review(replies)
    .comments.map(({ id, response, responseId }) => `${id} ${response}${responseId ? ` by ${responseId}` : ''}`)
    .join('; ');
}

function answers(comment: Comment | undefined): string[] {
  return (comment?.answers ?? []).map(({ messageId, role, kind }) => `${messageId} ${role} ${kind}`);
}

describe('the author answers', () => {
  const r1: Mail = { id: 'r1', to: 'p1', body: first };

  test('nothing', () => {
    expect(responses([r1])).toBe('r1:3 none; r1:7 none');
  });

  test('each remark below it', () => {
    const body =
      '> > +\tstruct widget *widget;\n> \n> Please rename it.\n\nWill do.\n\n> > +\t\treturn -ENOMEM;\n> \n> Please print a message.\n\nNo, kzalloc() prints one.';
    expect(responses([r1, { id: 'a1', to: 'r1', from: mira, body }])).toBe('r1:3 agreed by a1; r1:7 disagreed by a1');
  });

  test('one remark of two', () => {
    const body = '> > +\t\treturn -ENOMEM;\n> \n> Please print a message.\n\nDone.';
    expect(responses([r1, { id: 'a1', to: 'r1', from: mira, body }])).toBe('r1:3 none; r1:7 done by a1');
  });

  test('a quote that its mailer has wrapped', () => {
    const words = 'Please rename it to something that says what it is, since there are other widgets.';
    const asked: Mail = { id: 'r1', to: 'p1', body: `> +\tint ret;\n\n${words}` };
    const body = '> Please rename it to something that says what it is,\n> since there are other widgets.\n\nWill do.';
    expect(responses([asked, { id: 'a1', to: 'r1', from: mira, body }])).toBe('r1:3 agreed by a1');
  });

  test('two questions below the second, in the words of both', () => {
    const asked: Mail = {
      id: 'r1',
      to: 'p1',
      body: '> +\tint ret;\n\nCan the engine be off when the widget is registered?\n\n> +\t\treturn -ENOMEM;\n\nAnd who frees it?',
    };
    const quoted =
      '> Can the engine be off when the widget is registered?\n>\n> > +\t\treturn -ENOMEM;\n>\n> And who frees it?\n\n';
    const both = `${quoted}A widget can be registered while its engine is off. The core frees it.`;
    const one = `${quoted}The core frees it.`;
    expect(responses([asked, { id: 'a1', to: 'r1', from: mira, body: both }])).toBe(
      'r1:3 explained by a1; r1:7 explained by a1',
    );
    expect(responses([asked, { id: 'a1', to: 'r1', from: mira, body: one }])).toBe('r1:3 none; r1:7 explained by a1');
  });

  test('all remarks at once, on top', () => {
    expect(
      responses([
        r1,
        { id: 'a1', to: 'r1', from: mira, body: `Thanks, will fix.\n\nOn Tue, Ole Berg wrote:\n${quote(first)}` },
      ]),
    ).toBe('r1:3 agreed by a1; r1:7 agreed by a1');
  });

  test('one remark, and the others with it', () => {
    const body = "> Please rename it.\n\nOk. I'll fix all of these in v3.";
    expect(responses([r1, { id: 'a1', to: 'r1', from: mira, body }])).toBe('r1:3 agreed by a1; r1:7 agreed by a1');
  });

  test('a list at once', () => {
    const asked: Mail = { id: 'r1', to: 'p1', body: '- Please rename it.\n- Please print a message.' };
    const body = '> - Please rename it.\n> - Please print a message.\n\nWill do both.';
    expect(responses([asked, { id: 'a1', to: 'r1', from: mira, body }])).toBe('r1:1 agreed by a1; r1:2 agreed by a1');
  });

  test('a preface on top of answers is no answer', () => {
    const body = 'Thanks for the quick response, I had not expected it.\n\n> Please print a message.\n\nDone.';
    expect(responses([r1, { id: 'a1', to: 'r1', from: mira, body }])).toBe('r1:3 none; r1:7 done by a1');
  });

  test('himself: a promise on his own patch is a remark (T75)', () => {
    const { comments } = review([
      { id: 'a1', to: 'p1', from: mira, body: '> +\tint ret;\n\nThis is unused, I will remove it in v2.' },
      { id: 'a2', to: 'p1', from: mira, body: 'Gentle ping.' },
      { id: 'a3', to: 'missing', from: mira, body: '> > +\tint ret;\n> Drop it.\n\nOk, I will remove it.' },
    ]);
    expect(comments.map(({ id, isActionable }) => [id, isActionable])).toEqual([['a1:3', true]]);
  });
});

test('who takes a series over was its reviewer before (T25)', () => {
  const { comments } = review(
    [
      { id: 'r1', to: 'p1', from: rae, body: '> +\tint ret;\n\nPlease make it unsigned.' },
      { id: 'r2', to: 'p2', from: rae, body: '> +\tint ret;\n\nPlease make it unsigned.' },
    ],
    [patchBody(), patchBody('new')],
    undefined,
    [mira, rae],
  );
  expect(comments.map((comment) => comment.id)).toEqual(['r1:3']);
});

describe('a discussion goes on', () => {
  const r1: Mail = { id: 'r1', to: 'p1', body: '> +\tint ret;\n\nPlease make it unsigned.' };
  const a1: Mail = { id: 'a1', to: 'r1', from: mira, body: '> Please make it unsigned.\n\nI would prefer to keep it.' };
  const quoted = '> > Please make it unsigned.\n> \n> I would prefer to keep it.\n\n';

  test('the reviewer gives in (T60)', () => {
    const { comments } = review([r1, a1, { id: 'r2', to: 'a1', body: `${quoted}Fair enough.` }]);
    expect(comments.map((comment) => comment.id)).toEqual(['r1:3']);
    expect(answers(comments[0])).toEqual(['a1 author disagreed', 'r2 reviewer withdrawn']);
  });

  test('the reviewer insists', () => {
    const { comments } = review([r1, a1, { id: 'r2', to: 'a1', body: `${quoted}I still think that it is wrong.` }]);
    expect(answers(comments[0])).toEqual(['a1 author disagreed', 'r2 reviewer insisted']);
  });

  test('another reviewer agrees', () => {
    const { comments } = review([r1, { id: 'r2', to: 'r1', from: rae, body: '> Please make it unsigned.\n\nAgreed.' }]);
    expect(comments.map((comment) => comment.id)).toEqual(['r1:3']);
    expect(answers(comments[0])).toEqual(['r2 other accepted']);
  });

  test('another reviewer asks for something new (T40)', () => {
    const { comments } = review([
      r1,
      { id: 'r2', to: 'r1', from: rae, body: '> Please make it unsigned.\n\nPlease also initialize it.' },
    ]);
    expect(comments.map(({ id, isActionable }) => [id, isActionable])).toEqual([
      ['r1:3', true],
      ['r2:3', true],
    ]);
  });

  test("another reviewer explains, in answer to a reviewer's question", () => {
    const { comments } = review([
      { id: 'r1', to: 'p1', body: '> +\tint ret;\n\nCan this be negative?' },
      {
        id: 'r2',
        to: 'r1',
        from: rae,
        body: '> Can this be negative?\n\nThe core should only return positive numbers, so it would need a bug there.',
      },
    ]);
    expect(comments.map(({ id, isActionable }) => [id, isActionable])).toEqual([
      ['r1:3', true],
      ['r2:3', false],
    ]);
  });

  test('answers stand in the order of their time, whatever order they come in', () => {
    const { comments } = review([{ id: 'r2', to: 'a1', body: `${quoted}Fair enough.` }, a1, r1]);
    expect(answers(comments.find((comment) => comment.id === 'r1:3'))).toEqual([
      'r2 reviewer withdrawn',
      'a1 author disagreed',
    ]);
  });

  test('a reply to a reply is of the patch that the first one answers (T52)', () => {
    const { comments, trailers } = review(
      [
        { id: 'r1', to: 'p1', body: '> +\tint ret;\n\nWhy?' },
        { id: 'a1', to: 'r1', from: mira, body: '> Why?\n\nFor the next patch.' },
        { id: 'r2', to: 'a1', body: '> For the next patch.\n\nOk.\n\nReviewed-by: Ole Berg <ole@example.org>' },
      ],
      [patchBody()],
      'The cover.',
    );
    expect(comments[0]?.counter).toBe(1);
    expect(trailers.map(({ counter, value }) => [counter, value])).toEqual([[1, 'Ole Berg <ole@example.org>']]);
  });
});

describe('said again on a later revision (T66)', () => {
  const remark = 'Please use a bitmap for the states of the widget.';
  const bodies = [patchBody(), patchBody('new')];

  test.each([
    ['the same words on the same code', `> +\tint ret;\n\n${remark}`, 'r1:3'],
    [
      'words that say so, elsewhere',
      '> +\t\treturn -ENOMEM;\n\nSame comment as before: a bitmap for the states.',
      'r1:3',
    ],
    ['other words on the same code', '> +\tint ret;\n\nThis is unused.', null],
    ['other words elsewhere', '> +\t\treturn -ENOMEM;\n\nThis leaks.', null],
  ])('%s', (_name, body, expected) => {
    const { comments } = review(
      [
        { id: 'r1', to: 'p1', body: `> +\tint ret;\n\n${remark}` },
        { id: 'r2', to: 'p2', body },
      ],
      bodies,
    );
    expect(comments.map((comment) => [comment.revision.number, comment.repeats])).toEqual([
      [1, null],
      [2, expected],
    ]);
  });

  test('not on the same revision', () => {
    const { comments } = review([
      { id: 'r1', to: 'p1', body: `> +\tint ret;\n\n${remark}` },
      { id: 'r2', to: 'p1', body: `> +\tint ret;\n\n${remark}` },
    ]);
    expect(comments.map((comment) => comment.repeats)).toEqual([null, null]);
  });
});

describe('tags', () => {
  test.each([
    ['plain', 'Reviewed-by: Ole Berg <ole@example.org>', [['Reviewed-by', 1, false]]],
    [
      'conditional (T54)',
      'With that fixed, feel free to add:\n\nReviewed-by: Ole Berg <ole@example.org>',
      [['Reviewed-by', 1, true]],
    ],
    ['for the series', 'For the series:\nAcked-by: Ole Berg <ole@example.org>', [['Acked-by', 0, false]]],
    ['quoted (T48)', '> Reviewed-by: Ole Berg <ole@example.org>\n\nPlease keep this.', []],
    ['of somebody else (T48)', 'Please add:\nReviewed-by: Rae Fox <rae@example.org>', []],
  ])('%s', (_name, body, expected) => {
    const { trailers } = review([{ id: 'r1', to: 'p1', body }]);
    expect(trailers.map(({ token, counter, isConditional }) => [token, counter, isConditional])).toEqual(expected);
  });

  test('for a cover are for all patches', () => {
    const { trailers } = review(
      [{ id: 'r1', to: 'p0', body: 'Acked-by: Ole Berg <ole@example.org>' }],
      [patchBody()],
      'The cover.',
    );
    expect(trailers.map(({ counter }) => counter)).toEqual([0]);
  });
});
