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

test('T32: a patch with another commit message alone is changed, although its patch-id is the same', () => {
  const mails = (['Add x.', 'Add x, which needs y.'] as const).map((text, index) => ({
    messageId: (index === 0 ? 'a' : 'b') as MessageId,
    from: bob,
    to: [],
    cc: [],
    subject: index === 0 ? '[PATCH] leds: add x' : '[PATCH v2] leds: add x',
    sent: index,
    references: [],
    lists: [],
    copy: 'mail' as const,
    body: `${text}\n\nSigned-off-by: ${bob.name} <${bob.address}>\n---\ndiff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-int a;\n+int b;`,
    problems: [],
  }));
  const patches = new Map(mails.flatMap((mail) => [[mail.messageId, parsePatch(mail)] as const]));
  const known = new Map([...patches].flatMap(([id, patch]) => (patch ? [[id, patch] as const] : [])));
  const series = assembleSeries(
    link([posting('a', '[PATCH] leds: add x', driver), posting('b', '[PATCH v2] leds: add x', { days: 1, ...driver })]),
    new Map(mails.map((mail) => [mail.messageId, mail])),
    known,
  );
  expect(new Set([...known.values()].map((patch) => patch.patchId)).size).toBe(1);
  expect(series?.steps.map(({ kind }) => kind)).toEqual(['changed']);
});
