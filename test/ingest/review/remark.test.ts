import { describe, expect, test } from 'vitest';
import { review } from './thread.ts';

/** What the remarks of a reply say, a line each, line breaks as `/`. */
function remarks(body: string): string[] {
  return review([{ id: 'r1', to: 'p1', body }]).comments.map((comment) => comment.text.replaceAll('\n', ' / '));
}

const code = '> +\tint ret;\n';

const cases: readonly (readonly [name: string, body: string, remarks: readonly string[]])[] = [
  [
    'greeting, thanks, closing and name are left out',
    `Hi Mira,\n\nThanks for the patch.\n\n${code}\nDrop it.\n\nBest regards,\nOle`,
    ['Drop it.'],
  ],
  ['closings of other languages', `${code}\nDrop it.\n\nViele Grüße,\nOle`, ['Drop it.']],
  [
    'a closing with a name that no header has, as seen in linux-leds',
    `${code}\nDrop it.\n\n> +\t\treturn -ENOMEM;\n\nYours Sincerely,\nOlle`,
    ['Drop it.'],
  ],
  ['a closing, a tab and the name', `${code}\nDrop it.\n\nBR,\t\t\t\tOle`, ['Drop it.']],
  ['words below thanks are none', `${code}\nThanks,\nbut this is wrong`, ['but this is wrong']],
  [
    'links that numbers in the text stand for say nothing alone',
    `${code}\nSee [0].\n\n> +\t\treturn -ENOMEM;\n\n[0] Documentation/widget.rst\n[1]: https://example.org/1`,
    ['See [0].'],
  ],
  ['a name alone greets, if he is called so', `Mira,\n\nplease split it.`, ['please split it.']],
  ['a word alone is a remark, if nobody is called so', `${code}\nDitto,\n`, ['Ditto,']],
  ['"comments below" says nothing', `Hi,\n\nplease find my comments below.\n\n${code}Drop it.`, ['Drop it.']],
  ['a cut is no remark (T35)', `${code}[snip]\n> +\t\treturn -ENOMEM;\nWhy?`, ['Why?']],
  ['a cut with dashes (T35)', `${code}< --snip -->\n> +\t\treturn -ENOMEM;\nWhy?`, ['Why?']],
  ['a cut in words', `${code}Snip.\n> +\t\treturn -ENOMEM;\n...522 lines...\n> +\tint err;\nWhy?`, ['Why?']],
  ['two paragraphs on one thing', `${code}\nDrop it.\n\nNobody reads it.`, ['Drop it. /  / Nobody reads it.']],
  ['a further point', `${code}\nDrop it.\n\nAlso, add a comment.`, ['Drop it.', 'Also, add a comment.']],
  [
    'a list of remarks (T63)',
    `A few comments:\n\n- Rename it.\n- Add a comment\n  above it.\n- Sort the includes.`,
    ['A few comments: /  / - Rename it.', '- Add a comment /   above it.', '- Sort the includes.'],
  ],
  ['a list without a lead (T63)', `1. Rename it.\n2. Add a comment.`, ['1. Rename it.', '2. Add a comment.']],
  [
    'a list of what one remark asks for',
    `${code}\nPlease name the states:\n\n- on\n- off`,
    ['Please name the states: /  / - on / - off'],
  ],
  [
    'the stars of a comment are no list',
    `${code}\nHow about this:\n\n/*\n * The result.\n * Never negative.\n */`,
    ['How about this: /  / /* /  * The result. /  * Never negative. /  */'],
  ],
  [
    'a suggested diff belongs to the remark (T46)',
    `${code}\nHow about this?\n\n--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-a\n+b`,
    ['How about this? /  / --- a/x.c / +++ b/x.c / @@ -1 +1 @@ / -a / +b'],
  ],
  [
    'a sentence that goes on below a quoted line',
    `${code}\nThis should be unsigned and\n> +\t\treturn -ENOMEM;\n\nnot be returned here.`,
    ['This should be unsigned and / not be returned here.'],
  ],
  [
    'dots on both sides',
    `${code}You set it here...\n> +\t\treturn -ENOMEM;\n...and lose it here.`,
    ['You set it here... / ...and lose it here.'],
  ],
  ['two short remarks are two', `${code}unused\n> +\t\treturn -ENOMEM;\nsame here`, ['unused', 'same here']],
  [
    'a tag apart from a request',
    `${code}\nDrop it.\n\nWith that:\n\nReviewed-by: Ole Berg <ole@example.org>`,
    ['Drop it.', 'With that: /  / Reviewed-by: Ole Berg <ole@example.org>'],
  ],
  [
    'words that lead to a tag, and a blank line, as seen in linux-leds',
    `${code}\nDrop it.\n\nOtherwise\n\nReviewed-by: Ole Berg <ole@example.org>`,
    ['Drop it.', 'Otherwise /  / Reviewed-by: Ole Berg <ole@example.org>'],
  ],
  [
    'the part that a tag is for',
    `For widgets\n\nAcked-by: Ole Berg <ole@example.org>`,
    ['For widgets /  / Acked-by: Ole Berg <ole@example.org>'],
  ],
  [
    'a short request above a tag',
    `${code}\nNew line\n\nReviewed-by: Ole Berg <ole@example.org>`,
    ['New line', 'Reviewed-by: Ole Berg <ole@example.org>'],
  ],
  ['quotes alone say nothing', `${code}`, []],
  ['a signature is no remark (T42)', `${code}\nDrop it.\n-- \nOle\nExample Ltd.`, ['Drop it.']],
];

describe('a reply falls into remarks', () => {
  test.each(cases)('%s', (_name, body, expected) => {
    expect(remarks(body)).toEqual(expected);
  });

  test('a remark is known by its mail and first line', () => {
    const { comments } = review([{ id: 'r1', to: 'p1', body: `${code}\nDrop it.\n\n> +\t\treturn -ENOMEM;\nWhy?` }]);
    expect(comments.map(({ id, first, last }) => [id, first, last])).toEqual([
      ['r1:3', 3, 3],
      ['r1:6', 6, 6],
    ]);
  });

  test("somebody's patch in the thread is no remark, nor are remarks on it on ours (T41)", () => {
    const other = '+\tint ret;\nPlease split this.\n---\n a.c | 1 +\n';
    const { comments } = review([
      { id: 'x1', to: 'p1', subject: '[PATCH] another way', body: other },
      { id: 'r1', to: 'x1', body: '> +\tint ret;\n\nDrop it.' },
      { id: 'r2', to: 'p1', body: '> +\tint ret;\n\nDrop it.' },
    ]);
    expect(comments.map((comment) => comment.id)).toEqual(['r2:3']);
  });

  test('two mails of one reviewer on one patch are both read (T39)', () => {
    const { comments } = review([
      { id: 'r1', to: 'p1', body: 'Please split it.' },
      { id: 'r2', to: 'p1', body: 'Please add a test.' },
    ]);
    expect(comments.map((comment) => comment.id)).toEqual(['r1:1', 'r2:1']);
  });
});
