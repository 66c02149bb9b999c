import { describe, expect, test } from 'vitest';
import type { Anchor } from '#db/model.ts';
import { patchBody, quote, rae, review } from './thread.ts';

/** In short: `line 13 int ret;`. */
function place(anchor: Anchor | undefined): string {
  switch (anchor?.kind) {
    case undefined:
      return 'nothing';
    case 'line':
      return `line ${anchor.newLine} ${anchor.code.trim()}${anchor.candidates > 1 ? ` (one of ${anchor.candidates})` : ''}`;
    case 'file':
      return `file ${anchor.file}`;
    case 'commit-message':
    case 'trailer':
    case 'diffstat':
    case 'notes':
      return `${anchor.kind}: ${anchor.quote}`;
    case 'cover':
      return `cover: ${anchor.quote}`;
    case 'patch':
    case 'revision':
      return anchor.kind;
  }
}

function placeOf(body: string): string {
  return place(review([{ id: 'r1', to: 'p1', body }]).comments[0]?.anchor);
}

const long = 'ret = widget_start_the_engine_with_a_long_name(widget, WIDGET_SPEED_DEFAULT, WIDGET_FLAG);';

const cases: readonly (readonly [name: string, reply: string, place: string])[] = [
  ['the line above', '> +\tstruct widget *widget;\n\nPlease rename it.', 'line 13 struct widget *widget;'],
  [
    'no diff header is quoted',
    '> +\tif (!widget)\n> +\t\treturn -ENOMEM;\nPlease rename it.',
    'line 18 return -ENOMEM;',
  ],
  ['tabs turned into spaces', '> +      struct widget *widget;\nPlease rename it.', 'line 13 struct widget *widget;'],
  [
    'the space of context lines stripped',
    '>static int widget_probe(struct device *dev)\nWhy static?',
    'line 11 static int widget_probe(struct device *dev)',
  ],
  ['empty added lines carry no code', '> +\tint ret;\n> +\nPlease rename it.', 'line 14 int ret;'],
  [
    'wrapped, both pieces marked (T34)',
    '> +\tret = widget_start_the_engine_with_a_long_name(widget,\n> WIDGET_SPEED_DEFAULT, WIDGET_FLAG);\nToo long.',
    `line 19 ${long}`,
  ],
  [
    'wrapped, the rest without its mark (T34)',
    '> +\tret = widget_start_the_engine_with_a_long_name(widget,\nWIDGET_SPEED_DEFAULT, WIDGET_FLAG);\n\nToo long.',
    `line 19 ${long}`,
  ],
  [
    'cut at the end',
    '> +\tret = widget_start_the_engine_with_a_long_name(widget, WIDGET_SPE\nToo long.',
    `line 19 ${long}`,
  ],
  [
    'one of equal lines, told by those above (T36)',
    '> +\tret = widget_register(widget);\n> +\tif (ret)\n> +\t\treturn -EINVAL;\nReturn ret.',
    'line 24 return -EINVAL;',
  ],
  [
    'one of equal lines, told by those below (T36)',
    '> +\t\treturn -EINVAL;\n\nReturn ret.\n\n> +\tret = widget_register(widget);\n',
    'line 21 return -EINVAL;',
  ],
  ['one of equal lines, alone (T36)', '> +\t\treturn -EINVAL;\nReturn ret.', 'line 21 return -EINVAL; (one of 2)'],
  ['above a cut (T35)', '> +\tint ret;\n[...]\n\nPlease rename it.', 'line 14 int ret;'],
  [
    'the commit message (T37)',
    '> Add a driver for the w widget. It is found on many boards and needs\nPlease rename it.',
    'commit-message: Add a driver for the w widget. It is found on many boards and needs',
  ],
  [
    'a trailer',
    '> Signed-off-by: Mira Lind <mira@example.org>\nPlease add a Fixes tag.',
    'trailer: Signed-off-by: Mira Lind <mira@example.org>',
  ],
  [
    'the diffstat',
    '>  1 file changed, 14 insertions(+)\nPlease split it.',
    'diffstat: 1 file changed, 14 insertions(+)',
  ],
  [
    'a file',
    '> diff --git a/drivers/widget.c b/drivers/widget.c\nPlease move it to another directory.',
    'file drivers/widget.c',
  ],
  ['nothing quoted', 'Please split it.', 'patch'],
  ['top-posted', `Please split it.\n\nOn Tue, Mira Lind wrote:\n${quote(patchBody())}`, 'patch'],
];

describe('a remark is anchored to', () => {
  test.each(cases)('%s', (_name, reply, expected) => {
    expect(placeOf(reply)).toBe(expected);
  });

  test('the cover letter (T38)', () => {
    const { comments } = review(
      [{ id: 'r1', to: 'p0', body: '> The widget.\nPlease say more.' }],
      [patchBody()],
      'The widget.',
    );
    expect(comments.map((comment) => [comment.counter, place(comment.anchor)])).toEqual([[0, 'cover: The widget.']]);
  });

  test('the original, through two levels of quotes', () => {
    const first = '> +\tint ret;\n\nWhy int?';
    const { comments } = review([
      { id: 'r1', to: 'p1', body: first },
      { id: 'r2', to: 'r1', from: rae, body: `${quote(first)}\n\nPlease also initialize it.` },
    ]);
    expect(comments.map((comment) => [comment.messageId, place(comment.anchor)])).toEqual([
      ['r1', 'line 14 int ret;'],
      ['r2', 'line 14 int ret;'],
    ]);
  });

  test('the original, where the mail in between is missing', () => {
    const { comments } = review([
      { id: 'r2', to: 'p1', from: rae, body: '> > +\tint ret;\n> \n> Why int?\n\nPlease initialize it.' },
    ]);
    expect(comments.map((comment) => place(comment.anchor))).toEqual(['line 14 int ret;']);
  });

  test('each its own line', () => {
    const body = '> +\tstruct widget *widget;\nRename it.\n> +\tint ret;\nDrop it.\n> +\t\treturn -ENOMEM;\nWhy?';
    const { comments } = review([{ id: 'r1', to: 'p1', body }]);
    expect(comments.map((comment) => place(comment.anchor))).toEqual([
      'line 13 struct widget *widget;',
      'line 14 int ret;',
      'line 18 return -ENOMEM;',
    ]);
  });
});
