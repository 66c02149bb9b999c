import { expect, test } from 'vitest';
import type { Message, MessageId } from '#db/model.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { postingOf } from '#ingest/series/posting.ts';
import { ann, at } from './example-posting.ts';

const diff = `diff --git a/leds.c b/leds.c
index 1111111..2222222 100644
--- a/leds.c
+++ b/leds.c
@@ -1,3 +1,3 @@
 int x;
-int first_value;
+int second_value;
 int y;
`;

function mail(subject: string, body: string, references: readonly string[] = []): Message {
  return {
    messageId: 'm@example.org' as MessageId,
    from: ann,
    to: [],
    cc: [],
    subject,
    sent: at(0),
    references: references as readonly MessageId[],
    lists: [],
    copy: 'mail',
    body,
    problems: [],
  };
}

const signed = `Do it.\n\nSigned-off-by: Ann Doe <ann@example.org>\n---\n${diff}`;

/** [what, mail, whether it has a diff; null for what is no posting] */
const cases: readonly (readonly [string, Message, boolean | null])[] = [
  ['a patch', mail('[PATCH] leds: x', signed), true],
  ['a cover letter', mail('[PATCH 0/2] leds: x', 'Hello.'), false],
  ['a patch without brackets that begins a thread', mail('leds: x', signed), true],
  ['what may be a cover letter', mail('leds: do the thing', 'Hello.'), false],
  ['T15: a pull request', mail('[GIT PULL] leds', `Hello.\n${diff}`), null],
  ['a reply', mail('Re: [PATCH] leds: x', '> Do it.\n\nNo.', ['a@example.org']), null],
  [
    'T46: a reply that suggests a diff',
    mail('Re: [PATCH] leds: x', `> Do it.\n\nLike this?\n\n${diff}`, ['a@example.org']),
    null,
  ],
  ['a suggestion without `Re:`', mail('leds: x', signed, ['a@example.org']), null],
  ['T11: a patch with `Re:`', mail('Re: [PATCH v2] leds: x', signed, ['a@example.org']), true],
  ['an announcement that answers', mail('leds: news', 'Hello.', ['a@example.org']), null],
];

test.each(cases)('%s', (_, message, hasDiff) => {
  expect(postingOf(message, parsePatch(message) ?? null)?.hasDiff ?? null).toBe(hasDiff);
});

test('a patch in short', () => {
  const message = mail(
    '[PATCH v2] leds: x',
    `Do it, as in https://lore.kernel.org/r/past@example.org/ v1.\n\nSigned-off-by: Ann Doe <ann@example.org>
---
- Link to v1: https://lore.kernel.org/r/older@example.org
${diff}
change-id: 20240101-x-1
prerequisite-change-id: 20230101-base-1
`,
  );
  const posting = postingOf(message, parsePatch(message) ?? null);
  expect(posting).toMatchObject({
    messageId: 'm@example.org',
    changeId: '20240101-x-1',
    paths: ['leds.c'],
    links: [{ messageId: 'older@example.org', revision: 1 }],
  });
  expect(posting?.sketch.length).toBe(2);
});

test('the change-id of a cover letter', () => {
  const message = mail('[PATCH 0/2] leds: x', 'Hello.\n\n---\nchange-id: 20240101-x-1\n');
  expect(postingOf(message, null)?.changeId).toBe('20240101-x-1');
});
