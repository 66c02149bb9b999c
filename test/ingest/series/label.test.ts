import { expect, test } from 'vitest';
import type { MessageId, PatchStep } from '#db/model.ts';
import { labelRevisions, type UnlabelledRevision } from '#ingest/series/label.ts';

type Example = { readonly prefixes?: readonly string[]; readonly steps?: readonly PatchStep['kind'][] };

/** A revision of two patches, which changed since the one before unless `steps` says something else. */
function posted(number: number, { prefixes = [], steps = ['changed', 'changed'] }: Example = {}): UnlabelledRevision {
  const id = `${number}@example.org` as MessageId;
  return {
    revision: {
      number,
      isResend: prefixes.includes('RESEND'),
      head: id,
      cover: null,
      title: 'leds: add x',
      prefixes,
      submitter: { name: 'Ann Doe', address: 'ann@example.org' },
      posted: 0,
      total: 2,
      patches: [1, 2].map((counter) => ({ counter, messageId: id, title: 'leds: add x', replaces: [] })),
      changeId: null,
    },
    steps: steps.map((kind) => ({ older: id, newer: id, kind, change: kind === 'same' ? 0 : 0.5 })),
  };
}

const rfc = { prefixes: ['RFC', 'net-next'] };
const resend = { prefixes: ['RESEND'] };
const same = { steps: ['same', 'same'] } as const;

/** [what, revisions, `round name` of each] */
const cases: readonly (readonly [string, readonly UnlabelledRevision[], readonly string[]])[] = [
  ['one after the other', [posted(1), posted(2), posted(3)], ['1 v1', '2 v2', '3 v3']],
  ['some are not here', [posted(2), posted(5)], ['1 v2', '2 v5']],
  ['an RFC without a number, then the first PATCH', [posted(0, rfc), posted(1)], ['1 RFC', '2 v1']],
  [
    'the count starts again behind an RFC (leds: Marvell PHYs)',
    [posted(1, rfc), posted(2, rfc), posted(1), posted(2)],
    ['1 RFC v1', '2 RFC v2', '3 v1', '4 v2'],
  ],
  ['sent again', [posted(1), posted(1, resend), posted(2)], ['1 v1', '1 v1 resend', '2 v2']],
  [
    'sent again and again',
    [posted(8), posted(8, resend), posted(8, resend), posted(9)],
    ['1 v8', '1 v8 resend', '1 v8 resend (2nd)', '2 v9'],
  ],
  ['a number used twice for other code', [posted(1), posted(1), posted(2)], ['1 v1', '2 v1 (2nd)', '3 v2']],
  ['and three times', [posted(4), posted(4), posted(4)], ['1 v4', '2 v4 (2nd)', '3 v4 (3rd)']],
  [
    'the same patches once more, without a word',
    [posted(1), posted(1, same), posted(2)],
    ['1 v1', '1 v1 resend', '2 v2'],
  ],
  ['the same patches as v2', [posted(1), posted(2, same)], ['1 v1', '2 v2']],
  ['one of two patches changed', [posted(1), posted(1, { steps: ['same', 'changed'] })], ['1 v1', '2 v1 (2nd)']],
  ['a patch that is not here cannot be compared', [posted(1), posted(1, { steps: ['same'] })], ['1 v1', '2 v1 (2nd)']],
  ['a resend of what is not here', [posted(2), posted(3, resend), posted(4)], ['1 v2', '2 v3 resend', '3 v4']],
];

test.each(cases)('%s', (_, revisions, labels) => {
  expect(labelRevisions(revisions).map(({ round, name }) => `${round} ${name}`)).toEqual(labels);
});

test('no two are called the same', () => {
  const many = Array.from({ length: 30 }, () => posted(1));
  const names = labelRevisions(many).map(({ name }) => name);
  expect(new Set(names).size).toBe(30);
  expect(names.slice(9, 13)).toEqual(['v1 (10th)', 'v1 (11th)', 'v1 (12th)', 'v1 (13th)']);
  expect(names.slice(20, 24)).toEqual(['v1 (21st)', 'v1 (22nd)', 'v1 (23rd)', 'v1 (24th)']);
});
