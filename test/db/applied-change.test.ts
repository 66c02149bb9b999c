import { expect, test } from 'vitest';
import { appliedChangeOf, describeChange } from '#db/applied-change.ts';
import type { PatchText } from '#db/patch-text.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { diffOf, mailOf } from '../ingest/patch/mail.ts';

const SIGNED = 'Signed-off-by: Mira <mira@example.org>';

function textOf(title: string, message: string, tags: readonly string[], diff = diffOf()): PatchText {
  const patch = parsePatch(mailOf(`[PATCH] ${title}`, `${message}\n\n${tags.join('\n')}\n---\n\n${diff}\n`));
  if (!patch) throw new Error('The example is no patch.');
  return { patch, message: message.split('\n') };
}

const posted = textOf('widget: Wait', 'It needs\n200 us.', [SIGNED]);

test.each([
  ['nothing', textOf('widget: Wait', 'It needs\n200 us.', [SIGNED]), 'as posted'],
  ['words wrapped anew', textOf('widget: Wait', 'It needs 200\nus.', [SIGNED]), 'as posted'],
  [
    'lines around the change',
    textOf('widget: Wait', 'It needs\n200 us.', [SIGNED], diffOf().replace('-10,', '-99,')),
    'as posted',
  ],
  [
    'a tag',
    textOf('widget: Wait', 'It needs\n200 us.', [SIGNED, 'Acked-by: Tomas <tomas@example.org>']),
    'as posted, 1 tag added',
  ],
  ['the message', textOf('widget: Wait', 'It needs 300 us.', [SIGNED]), 'message changed'],
  [
    'all',
    textOf(
      'widget: Wait longer',
      'It is slow.',
      ['Acked-by: Tomas <tomas@example.org>'],
      diffOf().replace('new();', 'newer();'),
    ),
    'code, title, message changed, 1 tag added, 1 tag dropped',
  ],
])('a maintainer changed %s', (_, committed, words) => {
  expect(describeChange(appliedChangeOf(posted, committed))).toBe(words);
});
