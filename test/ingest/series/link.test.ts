import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LinkReason, Person, Posting } from '#db/model.ts';
import { listRevisionKeys } from '#ingest/series/key.ts';
import { findPredecessor } from '#ingest/series/link.ts';
import { groupRevisions } from '#ingest/series/revision.ts';
import { ann, bob, type Example, posting } from './example-posting.ts';

/** Changed lines by which patches are told apart; `lines(0)` and `lines(5)` have half of them in common. */
const lines = (from: number) => Array.from({ length: 10 }, (_, index) => from + index);

const driver: Example = { paths: ['drivers/leds/leds-x.c'], lines: lines(0) };
const reworked: Example = { paths: ['drivers/leds/leds-x.c'], lines: lines(3) };
const other: Example = { paths: ['drivers/mfd/y.c'], lines: lines(100) };

/** `newer <- older`, for each revision that has a predecessor. */
function listLinks(mails: readonly Posting[]): string[] {
  const revisions = groupRevisions(mails);
  return revisions.flatMap((revision) => {
    const keys = new Set(listRevisionKeys(revision));
    const candidates = revisions.filter((each) => listRevisionKeys(each).some((key) => keys.has(key)));
    const predecessor = findPredecessor(revision, candidates);
    return predecessor ? [`${revision.head} <- ${predecessor.head}`] : [];
  });
}

function listReasons(mails: readonly Posting[]): readonly LinkReason[] {
  const [older, newer] = groupRevisions(mails);
  return (newer && older && findPredecessor(newer, [older])?.reasons) ?? [];
}

const relay: Person = { name: 'Ann Doe via B4 Relay', address: 'devnull+ann.example.org@kernel.org' };

/** [what, mails, links] */
const cases: readonly (readonly [string, readonly Posting[], readonly string[]])[] = [
  [
    'the next revision, same title',
    [posting('a', '[PATCH] leds: add x', driver), posting('b', '[PATCH v2] leds: add x', { days: 7, ...reworked })],
    ['b <- a'],
  ],
  [
    'a patch that only its replies tell of, and its author’s next revision under words of its title',
    [
      posting('a', '[PATCH v2 16/20] leds: lamp: register regions', { hasDiff: true }),
      posting('b', '[PATCH v3 1/11] leds: lamp: pass through', { days: 70, ...other }),
    ],
    ['b <- a'],
  ],
  [
    'the same, under other words',
    [
      posting('a', '[PATCH v2 16/20] leds: lamp: register regions', { hasDiff: true }),
      posting('b', '[PATCH v3 1/11] net: bridge', { days: 70, ...other }),
    ],
    [],
  ],
  [
    'the same, of somebody else',
    [
      posting('a', '[PATCH v2 16/20] leds: lamp: register regions', { hasDiff: true }),
      posting('b', '[PATCH v3 1/11] leds: lamp: pass through', { days: 70, from: bob, ...other }),
    ],
    [],
  ],
  [
    'T13: one patch, then a cover letter and two',
    [
      posting('a', '[PATCH] leds: add x', driver),
      posting('c', '[PATCH v2 0/2] leds: support for x', { days: 3 }),
      posting('c1', '[PATCH v2 1/2] dt-bindings: leds: add x', { days: 3, at: 1, under: ['c'], ...other }),
      posting('c2', '[PATCH v2 2/2] leds: add x', { days: 3, at: 2, under: ['c'], ...reworked }),
    ],
    ['c <- a'],
  ],
  [
    'T13: three patches, then one',
    [
      posting('a', '[PATCH 1/3] leds: a', driver),
      posting('b', '[PATCH 2/3] leds: b', { at: 1, under: ['a'], ...driver, lines: lines(20) }),
      posting('d', '[PATCH 3/3] leds: d', { at: 2, under: ['a'], ...driver, lines: lines(40) }),
      posting('s', '[PATCH v2] leds: all at once', { days: 5, ...driver, lines: [...lines(0), ...lines(20)] }),
    ],
    ['s <- a'],
  ],
  [
    'T22: a prerequisite-change-id is no change-id',
    [
      posting('a', '[PATCH v1] mfd: base', { ...other, changeId: '20240101-base-1' }),
      posting('b', '[PATCH v2] leds: on top', { days: 2, ...driver, changeId: '20240102-top-1' }),
    ],
    [],
  ],
  [
    'the same change-id, all else different',
    [
      posting('a', '[PATCH] leds: add x', { ...driver, changeId: '20240101-x-1' }),
      posting('b', '[PATCH v2] mfd: new approach', { days: 2, ...other, changeId: '20240101-x-1' }),
    ],
    ['b <- a'],
  ],
  [
    'T23: a change-id issued anew',
    [
      posting('a', '[PATCH v3] leds: add x', { ...driver, changeId: '20240101-x-1' }),
      posting('b', '[PATCH v4] leds: add x', { days: 2, ...reworked, changeId: '20240301-x-2' }),
    ],
    ['b <- a'],
  ],
  [
    'T24: a link with the number of the older revision',
    [
      posting('a', '[PATCH] leds: add x', driver),
      posting('b', '[PATCH v2] mfd: new approach', { days: 2, ...other, links: [['a', 1]] }),
    ],
    ['b <- a'],
  ],
  [
    'T24: a link to the series that this one was split from',
    [
      posting('a', '[PATCH v3] leds: add x', driver),
      posting('b', '[PATCH] mfd: a fix found on the way', { days: 2, ...other, links: [['a', null]] }),
    ],
    [],
  ],
  [
    'T25: a colleague posts the next revision',
    [
      posting('a', '[PATCH v7] leds: add x', driver),
      posting('b', '[PATCH v8] leds: add x', { days: 9, from: bob, author: ann, ...reworked }),
    ],
    ['b <- a'],
  ],
  [
    'T25: a colleague, who is the author now, with a link',
    [
      posting('a', '[PATCH v7] leds: add x', driver),
      posting('b', '[PATCH v8] leds: x, anew', { days: 9, from: bob, links: [['a', 7]], ...reworked }),
    ],
    ['b <- a'],
  ],
  [
    'T25: through a relay, and from a second address',
    [
      posting('a', '[PATCH] leds: add x', driver),
      posting('b', '[PATCH v2] leds: x', { days: 1, from: relay, ...reworked }),
      posting('d', '[PATCH v3] leds: x driver', {
        days: 2,
        from: { ...ann, address: 'ann@home.example.org' },
        ...reworked,
      }),
    ],
    ['b <- a', 'd <- b'],
  ],
  [
    'T26: one title every week',
    [
      posting('a', '[PATCH 0/1] updates for net'),
      posting('a1', '[PATCH 1/1] net: a', { under: ['a'], paths: ['net/a.c'], lines: lines(0) }),
      posting('b', '[PATCH 0/1] updates for net', { days: 7 }),
      posting('b1', '[PATCH 1/1] net: b', { days: 7, under: ['b'], paths: ['net/b.c'], lines: lines(50) }),
      posting('d', '[PATCH v2 0/1] updates for net', { days: 8 }),
      posting('d1', '[PATCH v2 1/1] net: b', { days: 8, under: ['d'], paths: ['net/b.c'], lines: lines(51) }),
    ],
    ['d <- b'],
  ],
  [
    'T26: a title that fits anything',
    [posting('a', '[PATCH] Fix typo', driver), posting('b', '[PATCH v2] Fix typo', { days: 300, ...other })],
    [],
  ],
  [
    'T26: one title and file every week, without a number',
    [
      posting('a', '[PATCH] net: sync the list of devices', { paths: ['net/list.c'], lines: lines(0) }),
      posting('b', '[PATCH] net: sync the list of devices', { days: 7, paths: ['net/list.c'], lines: lines(50) }),
    ],
    [],
  ],
  [
    'T27: another title, the same patch',
    [
      posting('a', '[PATCH] iio: ad7313: fix the sign', driver),
      posting('b', '[PATCH v2] iio: ad7173: correct the sign of readings', { days: 4, ...reworked }),
    ],
    ['b <- a'],
  ],
  [
    'T28: two parts with equal patch titles',
    [
      posting('a', '[PATCH 0/1] arm: cleanup, part 1'),
      posting('a1', '[PATCH 1/1] arm: use the macro', { under: ['a'], paths: ['arch/a.c'], lines: lines(0) }),
      posting('b', '[PATCH v2 0/1] arm: cleanup, part 2', { days: 3 }),
      posting('b1', '[PATCH v2 1/1] arm: use the macro', {
        days: 3,
        under: ['b'],
        paths: ['arch/b.c'],
        lines: lines(50),
      }),
    ],
    [],
  ],
  [
    'T28: two like drivers side by side, each with its v2',
    [
      posting('a', '[PATCH] leds: add x1', { paths: ['leds-x1.c', 'leds.h'], lines: lines(0) }),
      posting('b', '[PATCH] leds: add x2', { at: 50, paths: ['leds-x2.c', 'leds.h'], lines: lines(4) }),
      posting('a2', '[PATCH v2] leds: add x1', { days: 1, paths: ['leds-x1.c', 'leds.h'], lines: lines(1) }),
      posting('b2', '[PATCH v2] leds: add x2', { days: 1, at: 5, paths: ['leds-x2.c', 'leds.h'], lines: lines(5) }),
    ],
    ['a2 <- a', 'b2 <- b'],
  ],
  [
    'T28: the lesser half of a series that was split begins its own',
    [
      posting('c', '[PATCH 0/3] leds: x'),
      posting('c1', '[PATCH 1/3] leds: a', { under: ['c'], ...driver }),
      posting('c2', '[PATCH 2/3] leds: b', { under: ['c'], ...driver, lines: lines(20) }),
      posting('c3', '[PATCH 3/3] mfd: d', { under: ['c'], ...other }),
      posting('d', '[PATCH v2 0/2] leds: x', { days: 4 }),
      posting('d1', '[PATCH v2 1/2] leds: a', { days: 4, under: ['d'], ...reworked }),
      posting('d2', '[PATCH v2 2/2] leds: b', { days: 4, under: ['d'], ...driver, lines: lines(21) }),
      posting('e', '[PATCH v2] mfd: d', { days: 4, at: 9, ...other }),
    ],
    ['d <- c'],
  ],
  [
    'T29: RFC, RFC v2, then the first PATCH',
    [
      posting('a', '[RFC] leds: add x', driver),
      posting('b', '[RFC v2] leds: add x', { days: 1, ...reworked }),
      posting('d', '[PATCH] leds: add x', { days: 2, ...reworked }),
    ],
    ['b <- a', 'd <- b'],
  ],
  [
    'T29: PATCH, then RFC v2',
    [posting('a', '[PATCH] leds: add x', driver), posting('b', '[RFC v2] leds: add x', { days: 1, ...reworked })],
    ['b <- a'],
  ],
  [
    'T29: the count starts again, with a link',
    [
      posting('a', '[PATCH v5] leds: add x', driver),
      posting('b', '[PATCH] leds: add x', { days: 1, ...reworked, links: [['a', 5]] }),
    ],
    ['b <- a'],
  ],
  [
    'T30: v3 went to another list',
    [
      posting('a', '[PATCH] leds: add x', driver),
      posting('b', '[PATCH v2] leds: add x', { days: 1, ...driver }),
      posting('d', '[PATCH v4] leds: add x', { days: 9, ...reworked }),
    ],
    ['b <- a', 'd <- b'],
  ],
  [
    'T12: a resend follows what it sends again',
    [
      posting('a', '[PATCH v2] leds: add x', driver),
      posting('b', '[PATCH RESEND v2] leds: add x', { days: 30, ...driver }),
      posting('d', '[PATCH v3] leds: add x', { days: 31, ...driver }),
    ],
    ['b <- a', 'd <- b'],
  ],
  [
    'sent again without a number',
    [posting('a', '[PATCH] leds: add x', driver), posting('b', '[PATCH] leds: add x', { days: 9, ...reworked })],
    ['b <- a'],
  ],
  [
    'a cover letter that lost its patches, sent again at once, and another under that title',
    [
      posting('a', '[PATCH 0/2] updates'),
      posting('b', '[PATCH 0/2] updates', { at: 60 }),
      posting('d', '[PATCH 0/2] updates', { days: 7 }),
    ],
    ['b <- a'],
  ],
  [
    'a copy for a stable kernel, by somebody else or by the author',
    [
      posting('a', '[PATCH] leds: fix x', driver),
      posting('b', '[PATCH 5.10 1/40] leds: fix x', { days: 9, from: bob, author: ann, ...driver }),
      posting('d', '[PATCH AUTOSEL 6.1 1/9] leds: fix x', { days: 9, from: bob, author: ann, ...driver }),
      posting('e', '[PATCH 5.15] leds: fix x', { days: 10, ...driver }),
    ],
    [],
  ],
  [
    'a patch taken into a large series is not where it began',
    [
      posting('a', '[PATCH] leds: fix x', driver),
      posting('c', '[PATCH v2 0/12] block: rework'),
      ...Array.from({ length: 12 }, (_, index) =>
        posting(`c${index}`, `[PATCH v2 ${index + 1}/12] block: ${index}`, {
          days: 90,
          under: ['c'],
          paths: [`block/${index}.c`],
          lines: lines(index * 20 + 100),
          ...(index === 5 ? driver : {}),
        }),
      ),
    ],
    [],
  ],
  [
    'a reply to the older revision, with another title',
    [
      posting('a', '[PATCH] leds: core: use a lock', { paths: ['leds-core.c'], lines: lines(0) }),
      posting('b', '[PATCH v2] leds: class: avoid the race', {
        days: 1,
        under: ['a'],
        paths: ['leds-class.c'],
        lines: lines(50),
      }),
    ],
    ['b <- a'],
  ],
  [
    'a number in the title that is the revision',
    [
      posting('a', '[PATCH v12] Multicolor framework v12', driver),
      posting('b', '[PATCH v13] Multicolor framework v13', { days: 5, ...reworked }),
    ],
    ['b <- a'],
  ],
];

test.each(cases)('%s', (_, mails, links) => {
  expect(listLinks(mails)).toEqual(links);
});

test('a link says why', () => {
  const older = posting('a', '[PATCH] leds: add x', { ...driver, changeId: '20240101-x-1' });
  const newer = posting('b', '[PATCH v2] leds: add x', {
    days: 2,
    ...driver,
    under: ['a'],
    links: [['a', 1]],
    changeId: '20240101-x-1',
  });
  expect(listReasons([older, newer])).toEqual([
    { kind: 'change-id', detail: '20240101-x-1' },
    { kind: 'explicit-link', detail: 'a' },
    { kind: 'in-reply-to', detail: 'in reply to a' },
    { kind: 'same-title', detail: 'leds: add x' },
    { kind: 'same-patches', detail: '1 of 1 patch' },
    { kind: 'similar-patches', detail: '100 % of the changed lines' },
  ]);
});

test('T31, T32: neither the order of the candidates nor more of them changes what is found', () => {
  const mails = cases.flatMap(([, each], index) =>
    each.map((mail) => ({
      ...mail,
      messageId: `${index}${mail.messageId}` as Posting['messageId'],
      references: mail.references.map((id) => `${index}${id}` as Posting['messageId']),
      links: [],
    })),
  );
  const revisions = groupRevisions(mails);
  const order = fc.shuffledSubarray(revisions, { minLength: revisions.length });
  fc.assert(
    fc.property(order, fc.integer({ min: 0, max: revisions.length - 1 }), (candidates, index) => {
      const revision = revisions[index];
      if (!revision) return;
      expect(findPredecessor(revision, candidates)).toEqual(findPredecessor(revision, revisions));
    }),
    { numRuns: 50 },
  );
});
