import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message, Posting, RevisionSummary } from '#db/model.ts';
import { listClusterKeys } from '#ingest/series/key.ts';
import { groupRevisions, revisionOf } from '#ingest/series/revision.ts';
import { bob, posting } from './example-posting.ts';

/** `v2 c: 1=a 2=b`: the number, the cover letter where there is one, and the patch at each place. */
function show(summary: RevisionSummary): string {
  const { number, isResend, cover, patches } = revisionOf(summary);
  const places = patches.map(({ counter, messageId, replaces }) => [`${counter}=${messageId}`, ...replaces].join('<'));
  return `v${number}${isResend ? ' resend' : ''}${cover ? ` ${cover}` : ''}: ${places.join(' ')}`;
}

const relay = { name: 'Ann Doe via B4 Relay', address: 'devnull+ann.example.org@kernel.org' };

/** [what, mails, revisions] */
const cases: readonly (readonly [string, readonly Posting[], readonly string[]])[] = [
  [
    'T1: v2 in reply to the cover of v1',
    [
      posting('c', '[PATCH 0/2] leds: x'),
      posting('a', '[PATCH 1/2] leds: a', { at: 1, under: ['c'] }),
      posting('b', '[PATCH 2/2] leds: b', { at: 2, under: ['c'] }),
      posting('c2', '[PATCH v2 0/1] leds: x', { days: 2, under: ['c'] }),
      posting('a2', '[PATCH v2 1/1] leds: a', { days: 2, at: 1, under: ['c', 'c2'] }),
    ],
    ['v1 c: 1=a 2=b', 'v2 c2: 1=a2'],
  ],
  [
    'T1: each patch of v2 in reply to its patch of v1',
    [
      posting('a', '[PATCH 1/2] leds: a'),
      posting('b', '[PATCH 2/2] leds: b', { at: 1, under: ['a'] }),
      posting('a2', '[PATCH v2 1/2] leds: a', { days: 2, under: ['a'] }),
      posting('b2', '[PATCH v2 2/2] leds: b', { days: 2, at: 1, under: ['a', 'b'] }),
    ],
    ['v1: 1=a 2=b', 'v2: 1=a2 2=b2'],
  ],
  [
    'T2: [PATCH v5.1 2/3] replaces a patch of v5',
    [
      posting('c', '[PATCH v5 0/3] leds: x'),
      posting('a', '[PATCH v5 1/3] leds: a', { at: 1, under: ['c'] }),
      posting('b', '[PATCH v5 2/3] leds: b', { at: 2, under: ['c'] }),
      posting('d', '[PATCH v5 3/3] leds: d', { at: 3, under: ['c'] }),
      posting('b1', '[PATCH v5.1 2/3] leds: b', { days: 1, under: ['c', 'b'] }),
    ],
    ['v5 c: 1=a 2=b1<b 3=d'],
  ],
  [
    'T2: a patch of the same number in reply to the one that it replaces',
    [
      posting('a', '[PATCH v2 1/3] leds: a'),
      posting('b', '[PATCH v2 2/3] leds: b', { at: 1, under: ['a'] }),
      posting('b1', '[PATCH v2 2/3] leds: b', { days: 1, under: ['a', 'b'] }),
    ],
    ['v2: 1=a 2=b1<b'],
  ],
  [
    'T3: patches that arrive days after their cover',
    [
      posting('c', '[PATCH 0/370] leds: x'),
      posting('a', '[PATCH 001/370] leds: a', { at: 1, under: ['c'] }),
      posting('z', '[PATCH 370/370] leds: z', { days: 2, under: ['c'] }),
    ],
    ['v1 c: 1=a 370=z'],
  ],
  [
    'T4: two series of one sender and size, in one minute, without threading',
    [
      posting('20240101010101.123-1-ann@example.org', '[PATCH 1/2] leds: a'),
      posting('20240101010102.456-1-ann@example.org', '[PATCH 1/2] mfd: a'),
      posting('20240101010102.456-2-ann@example.org', '[PATCH 2/2] mfd: b', { at: 1 }),
      posting('20240101010101.123-2-ann@example.org', '[PATCH 2/2] leds: b', { at: 1 }),
    ],
    [
      'v1: 1=20240101010101.123-1-ann@example.org 2=20240101010101.123-2-ann@example.org',
      'v1: 1=20240101010102.456-1-ann@example.org 2=20240101010102.456-2-ann@example.org',
    ],
  ],
  [
    'T4: a day later a series of the same size',
    [
      posting('a', '[PATCH 1/2] leds: a'),
      posting('b', '[PATCH 2/2] leds: b', { at: 8 }),
      posting('d', '[PATCH 1/2] mfd: a', { days: 1 }),
    ],
    ['v1: 1=a 2=b', 'v1: 1=d'],
  ],
  [
    'T4: parts of two series whose cover letters went elsewhere',
    [
      posting('a', '[PATCH 3/9] leds: a', { under: ['gone1'] }),
      posting('b', '[PATCH 5/9] leds: b', { at: 1, under: ['gone2'] }),
    ],
    ['v1: 3=a', 'v1: 5=b'],
  ],
  [
    'T6: a kernel release in the brackets, more patches than counted',
    [
      posting('c', '[PATCH 6.18 000/2] 6.18.3-rc1 review'),
      posting('a', '[PATCH 6.18 001/2] leds: a', { under: ['c'] }),
      posting('b', '[PATCH 6.18 002/2] leds: b', { under: ['c'] }),
      posting('d', '[PATCH 6.18 003/2] leds: d', { under: ['c'] }),
    ],
    ['v1 c: 1=a 2=b 3=d'],
  ],
  [
    'T8: a cover letter with a version and no count',
    [
      posting('c', '[PATCH v2] leds: x', { hasDiff: false }),
      posting('a', '[PATCH v2 1/2] leds: a', { at: 1, under: ['c'] }),
      posting('b', '[PATCH v2 2/2] leds: b', { at: 2, under: ['c'] }),
    ],
    ['v2 c: 1=a 2=b'],
  ],
  [
    'T8: a cover letter without any brackets',
    [posting('c', 'leds: do the thing'), posting('a', '[PATCH] leds: a', { at: 1, under: ['c'] })],
    ['v1 c: 1=a'],
  ],
  [
    'T8: a bug report is no cover letter of the fix',
    [posting('r', 'leds: broken', { from: bob }), posting('a', '[PATCH] leds: a', { at: 1, under: ['r'] })],
    ['v1: 1=a'],
  ],
  [
    'T9: 0/1 and 1/1, the cover as a reply to a mail of somebody else, later than the patch',
    [
      posting('a', '[PATCH 1/1] leds: a', { under: ['talk', 'c'] }),
      posting('c', '[PATCH 0/1] leds: x', { at: 5, under: ['talk'] }),
    ],
    ['v1 c: 1=a'],
  ],
  [
    'T10: a patch without a count under a patch of a series is not of it',
    [
      posting('a', '[PATCH v3 1/2] leds: a'),
      posting('b', '[PATCH v3 2/2] leds: b', { at: 1, under: ['a'] }),
      posting('d', '[PATCH] leds: on top', { days: 1, under: ['a', 'b'] }),
    ],
    ['v3: 1=a 2=b', 'v1: 1=d'],
  ],
  [
    'T12: a resend beside the first sending',
    [
      posting('a', '[PATCH v3 1/2] leds: a'),
      posting('b', '[PATCH v3 2/2] leds: b', { at: 1, under: ['a'] }),
      posting('a2', '[PATCH RESEND v3 1/2] leds: a', { at: 9, under: ['a'] }),
      posting('b2', '[PATCH RESEND v3 2/2] leds: b', { at: 10, under: ['a', 'a2'] }),
    ],
    ['v3: 1=a 2=b', 'v3 resend: 1=a2 2=b2'],
  ],
  [
    'T12: RESEND on the cover letter alone',
    [posting('c', '[RESEND PATCH 0/1] leds: x'), posting('a', '[PATCH 1/1] leds: a', { at: 1, under: ['c'] })],
    ['v1 resend c: 1=a'],
  ],
  [
    'T16: mails that name each other, and themselves',
    [posting('a', '[PATCH 1/2] leds: a', { under: ['b', 'a'] }), posting('b', '[PATCH 2/2] leds: b', { under: ['a'] })],
    ['v1: 1=a 2=b'],
  ],
  [
    'T19: two mails under one Message-ID are one place',
    [posting('a', '[PATCH] leds: a'), posting('a', '[PATCH] leds: a', { at: 3 })],
    ['v1: 1=a'],
  ],
  [
    'T25: the cover through a relay, the patches not',
    [
      posting('c', '[PATCH 0/1] leds: x', { from: relay }),
      posting('a', '[PATCH 1/1] leds: a', { at: 1, under: ['c'] }),
    ],
    ['v1 c: 1=a'],
  ],
  [
    'patches without the number of their cover',
    [posting('c', '[PATCH v3 0/1] leds: x'), posting('a', '[PATCH 1/1] leds: a', { at: 1, under: ['c'] })],
    ['v3 c: 1=a'],
  ],
  [
    'a cover letter that counts wrong',
    [
      posting('c', '[PATCH v6 0/8] leds: x'),
      posting('a', '[PATCH v6 1/2] leds: a', { at: 1, under: ['c'] }),
      posting('b', '[PATCH v6 2/2] leds: b', { at: 1, under: ['c'] }),
    ],
    ['v6 c: 1=a 2=b'],
  ],
  [
    'a relay that gave new ids, so that the patches answer a mail which nobody has',
    [
      posting('c', '[PATCH 0/2] leds: x'),
      posting('a', '[PATCH 1/2] leds: a', { at: 1, under: ['lost'] }),
      posting('b', '[PATCH 2/2] leds: b', { at: 2, under: ['lost'] }),
    ],
    ['v1 c: 1=a 2=b'],
  ],
  [
    'the whole of v1 once more, in reply to it and without a number',
    [
      posting('a', '[PATCH 1/2] leds: a'),
      posting('b', '[PATCH 2/2] leds: b', { at: 1, under: ['a'] }),
      posting('a2', '[PATCH 1/2] leds: a', { at: 9, under: ['a'] }),
      posting('b2', '[PATCH 2/2] leds: b', { at: 10, under: ['a', 'a2'] }),
    ],
    ['v1: 1=a 2=b', 'v1: 1=a2 2=b2'],
  ],
  [
    'a series of somebody else in reply to a cover letter',
    [
      posting('c', '[PATCH 0/2] leds: x'),
      posting('a', '[PATCH 1/2] leds: a', { at: 1, under: ['c'] }),
      posting('b', '[PATCH 2/2] leds: b', { at: 2, under: ['c'] }),
      posting('a2', '[PATCH 1/2] leds: other', { days: 3, from: bob, under: ['c'] }),
      posting('b2', '[PATCH 2/2] leds: another', { days: 3, at: 1, from: bob, under: ['c'] }),
    ],
    ['v1 c: 1=a 2=b', 'v1: 1=a2 2=b2'],
  ],
];

test.each(cases)('%s', (_, mails, revisions) => {
  expect(groupRevisions(mails).map(show)).toEqual(revisions);
});

test('T14: the title is that of the cover letter, else of the first patch', () => {
  const patches = [posting('b', '[PATCH 2/2] leds: b'), posting('a', '[PATCH 1/2] leds: a', { at: 1 })];
  const cover = posting('c', '[PATCH 0/2] leds: all of it', { at: 2 });
  expect(groupRevisions(patches).map((each) => [each.title, each.head])).toEqual([['leds: a', 'a']]);
  expect(groupRevisions([...patches, cover]).map((each) => [each.title, each.head])).toEqual([
    ['leds: all of it', 'c'],
  ]);
});

test('T15: a pull request is no revision', () => {
  expect(groupRevisions([posting('p', '[GIT PULL] leds for 6.18', { hasDiff: false })])).toEqual([]);
});

/** The mails that share keys, as the store puts them together. */
function clustersOf(mails: readonly Posting[]): Posting[][] {
  const clusters: { readonly keys: Set<number>; readonly mails: Posting[] }[] = [];
  for (const mail of mails) {
    const keys = new Set(listClusterKeys(messageOf(mail)));
    const near = clusters.filter((cluster) => [...keys].some((key) => cluster.keys.has(key)));
    for (const cluster of near) clusters.splice(clusters.indexOf(cluster), 1);
    clusters.push({
      keys: new Set([...keys, ...near.flatMap((cluster) => [...cluster.keys])]),
      mails: [...near.flatMap((cluster) => cluster.mails), mail],
    });
  }
  return clusters.map((cluster) => cluster.mails);
}

function messageOf({ messageId, from, sent, references, subject }: Posting): Message {
  const { revision, counter, total, prefixes } = subject;
  const count = total === null ? '' : ` ${counter}/${total}`;
  const line = `[PATCH ${prefixes.join(' ')} v${revision}${count}] x`;
  const rest = { to: [], cc: [], lists: [], copy: 'mail', body: '', problems: [] } as const;
  return { ...rest, messageId, from, sent, references, subject: line };
}

describe('any mails', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const mail = fc.record({
    counter: fc.integer({ min: 0, max: 3 }),
    total: fc.option(fc.integer({ min: 1, max: 3 })),
    number: fc.integer({ min: 1, max: 2 }),
    at: fc.integer({ min: 0, max: 90 }),
    under: fc.subarray(ids, { maxLength: 3 }),
    resend: fc.boolean(),
  });
  const mails = fc.array(mail, { maxLength: ids.length }).map((each) =>
    each.map(({ counter, total, number, at, under, resend }, index) => {
      const count = total === null ? '' : ` ${counter}/${total}`;
      return posting(ids[index] ?? '', `[PATCH${resend ? ' RESEND' : ''} v${number}${count}] x`, { at, under });
    }),
  );

  test('the order of the mails does not matter', () => {
    const shuffled = mails.chain((each) =>
      fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(groupRevisions(other)).toEqual(groupRevisions(one));
      }),
    );
  });

  test('clusters give the same together as each alone', () => {
    fc.assert(
      fc.property(mails, (each) => {
        const alone = clustersOf(each).flatMap((cluster) => groupRevisions(cluster));
        const byHead = (a: RevisionSummary, b: RevisionSummary) => (a.head < b.head ? -1 : 1);
        expect(alone.sort(byHead)).toEqual(groupRevisions(each).sort(byHead));
      }),
    );
  });

  test('a mail of another size in the thread does not bring a later patch near', () => {
    const mails = [
      posting('d', '[PATCH 0/2] x', { at: 17 }),
      posting('e', '[PATCH 0/1] x', { at: 47, under: ['d'] }),
      posting('a', '[PATCH 1/2] x', { at: 77 }),
    ];
    expect(clustersOf(mails)).toHaveLength(2);
    expect(groupRevisions(mails).map(show)).toEqual(clustersOf(mails).flatMap(groupRevisions).map(show));
  });

  test('each patch and cover is in one revision, and no two have the same head', () => {
    fc.assert(
      fc.property(mails, (each) => {
        const revisions = groupRevisions(each);
        const counted = each.filter((one) => one.hasDiff || one.subject.counter === 0).map((one) => one.messageId);
        const found = revisions.flatMap((one) => one.postings.map((other) => other.messageId));
        expect(found.filter((one) => counted.includes(one)).sort()).toEqual(counted.sort());
        expect(new Set(revisions.map((one) => one.head)).size).toBe(revisions.length);
      }),
    );
  });
});

test('thousands of mails of one sender, all at one place, take no time', () => {
  const flood = Array.from({ length: 20_000 }, (_, index) => posting(`m${index}`, '[PATCH 1/2] x', { at: index % 7 }));
  const thread = flood.map((each, index) => ({
    ...each,
    references: flood.slice(Math.max(0, index - 3), index).map((one) => one.messageId),
  }));
  const start = performance.now();
  expect(groupRevisions(flood).length).toBe(20_000);
  expect(groupRevisions(thread).length).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(10_000);
});
