import { expect, test } from 'vitest';
import type { MessageId, Posting, Series } from '#db/model.ts';
import { parsePatch } from '#ingest/patch/patch.ts';
import { findPredecessor } from '#ingest/series/link.ts';
import { groupRevisions } from '#ingest/series/revision.ts';
import { assembleSeries, type LinkedRevision } from '#ingest/series/series.ts';
import { bob, type Example, posting } from './example-posting.ts';

const driver: Example = { paths: ['drivers/leds/leds-x.c'], lines: [1, 2, 3, 4, 5, 6, 7, 8] };

function link(mails: readonly Posting[]): LinkedRevision[] {
  const revisions = groupRevisions(mails);
  return revisions.map((summary) => {
    const predecessor = findPredecessor(summary, revisions);
    return { summary, predecessor: predecessor?.head ?? null, reasons: predecessor?.reasons ?? [] };
  });
}

const show = (series: Series | undefined) => series?.revisions.map(({ number, head }) => `${number} ${head}`);

/** [what, mails, `number head` of each revision in order] */
const cases: readonly (readonly [string, readonly Posting[], readonly string[]])[] = [
  [
    'an RFC without a number is 1 before v2',
    [posting('a', '[RFC] leds: add x', driver), posting('b', '[PATCH v2] leds: add x', { days: 1, ...driver })],
    ['1 a', '2 b'],
  ],
  [
    'and 0 before a PATCH without a number',
    [
      posting('a', '[RFC] leds: add x', driver),
      posting('b', '[PATCH] leds: add x', { days: 1, ...driver }),
      posting('d', '[PATCH v2] leds: add x', { days: 2, ...driver }),
    ],
    ['0 a', '1 b', '2 d'],
  ],
  [
    'an RFC with a number keeps it',
    [posting('a', '[RFC v1] leds: add x', driver), posting('b', '[PATCH] leds: add x', { days: 1, ...driver })],
    ['1 a', '1 b'],
  ],
  [
    'T29: RFC v2, then the count starts again',
    [
      posting('a', '[RFC v1] leds: add x', driver),
      posting('b', '[RFC v2] leds: add x', { days: 1, ...driver }),
      posting('d', '[PATCH] leds: add x', { days: 2, ...driver }),
      posting('e', '[PATCH v2] leds: add x', { days: 3, ...driver }),
    ],
    ['1 a', '2 b', '1 d', '2 e'],
  ],
  [
    'T12: a resend stands behind what it sends again, with its number',
    [
      posting('a', '[PATCH v2] leds: add x', driver),
      posting('b', '[PATCH RESEND v2] leds: add x', { days: 9, ...driver }),
      posting('d', '[PATCH v3] leds: add x', { days: 10, ...driver }),
    ],
    ['2 a', '2 b', '3 d'],
  ],
  [
    'a resend without a number has that of what it sends again (leds: BlinkM)',
    [
      posting('a', '[PATCH] leds: add x', driver),
      posting('b', '[PATCH v2] leds: add x', { days: 9, ...driver }),
      posting('d', '[PATCH RESEND] leds: add x', { days: 30, ...driver }),
      posting('e', '[PATCH v3] leds: add x', { days: 40, ...driver }),
    ],
    ['1 a', '2 b', '2 d', '3 e'],
  ],
];

test.each(cases)('%s', (_, mails, revisions) => {
  expect(show(assembleSeries(link(mails), new Map(), new Map()))).toEqual(revisions);
  expect(show(assembleSeries(link(mails).reverse(), new Map(), new Map()))).toEqual(revisions);
});

test('a series is called what its last revision is called, and known by the head of its first', () => {
  const series = assembleSeries(
    link([
      posting('a', '[PATCH] leds: add x', driver),
      posting('b', '[PATCH v2] leds: x: new driver', { days: 1, from: bob, links: [['a', 1]], ...driver }),
    ]),
    new Map(),
    new Map(),
  );
  expect(series).toMatchObject({ id: 'a', title: 'leds: x: new driver', submitter: bob });
  expect(series?.links.map(({ older, newer }) => [older, newer])).toEqual([['a', 'b']]);
});

test('no revisions, no series', () => {
  expect(assembleSeries([], new Map(), new Map())).toBeUndefined();
});

/** Puts together what mails with such subjects and commit messages make up, all with one diff a title. */
function assemble(mails: readonly (readonly [id: string, subject: string, text: string])[]): Series | undefined {
  const messages = mails.map(([id, subject, text], index) => ({
    messageId: id as MessageId,
    from: bob,
    to: [],
    cc: [],
    subject,
    sent: index,
    references: [],
    lists: [],
    copy: 'mail' as const,
    body: `${text}\n\nSigned-off-by: ${bob.name} <${bob.address}>\n---\n${diffOf(subject.at(-1) ?? '')}`,
    problems: [],
  }));
  const patches = messages.flatMap((mail) => {
    const patch = parsePatch(mail);
    return patch ? [[mail.messageId, patch] as const] : [];
  });
  return assembleSeries(
    link(mails.map(([id, subject], index) => posting(id, subject, { at: index, ...driver }))),
    new Map(messages.map((mail) => [mail.messageId, mail])),
    new Map(patches),
  );
}

function diffOf(name: string): string {
  const file = `${name}.c`;
  return `diff --git a/${file} b/${file}\n--- a/${file}\n+++ b/${file}\n@@ -1 +1 @@\n-int ${name};\n+long ${name};`;
}

const stepsOf = (series: Series | undefined) =>
  series?.steps.map(({ older, newer, kind }) => `${older} ${newer} ${kind}`);

test('T32: a patch with another commit message alone is changed, although its patch-id is the same', () => {
  const series = assemble([
    ['a', '[PATCH] leds: add x', 'Add x.'],
    ['b', '[PATCH v2] leds: add x', 'Add x, which needs y.'],
  ]);
  expect(stepsOf(series)).toEqual(['a b changed']);
});

test('a patch whose mail is missing in a revision is not dropped: it goes on in the next one', () => {
  const series = assemble([
    ['a1', '[PATCH 1/2] leds: add x', 'Add x.'],
    ['a2', '[PATCH 2/2] leds: add y', 'Add y.'],
    ['b1', '[PATCH v2 1/2] leds: add x', 'Add x.'],
    ['c1', '[PATCH v3 1/2] leds: add x', 'Add x.'],
    ['c2', '[PATCH v3 2/2] leds: add y', 'Add y, too.'],
  ]);
  expect(stepsOf(series)).toEqual(['a1 b1 same', 'b1 c1 same', 'a2 c2 changed']);
});
