import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message, MessageId } from '#db/model.ts';
import { hashKey, listClusterKeys, listRevisionKeys, normalizeTitle } from '#ingest/series/key.ts';
import { groupRevisions } from '#ingest/series/revision.ts';
import { ann, at, bob, type Example, posting } from './example-posting.ts';

test('a key is a whole number that JavaScript and SQLite hold exactly, and differs for close texts', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const key = hashKey(one);
      expect(Number.isSafeInteger(key) && key >= 0).toBe(true);
      expect(hashKey(other) === key).toBe(one === other);
    }),
  );
});

test.each([
  ['leds: add X', 'leds add x'],
  ['  "Leds" --  add/x. ', 'leds add x'],
  ['leds: añadir', 'leds añadir'],
  ['', ''],
])('%j is compared as %j', (title, normal) => {
  expect(normalizeTitle(title)).toBe(normal);
});

const mail = (subject: string, minutes: number, references: readonly string[] = []): Message => ({
  messageId: `${subject}${minutes}@example.org` as MessageId,
  from: ann,
  to: [],
  cc: [],
  subject,
  sent: at(minutes),
  references: references as readonly MessageId[],
  lists: [],
  copy: 'mail',
  body: '',
  problems: [],
});

const meet = (a: readonly number[], b: readonly number[]) => a.some((key) => b.includes(key));

test.each([
  ['loose patches of one run', mail('[PATCH 1/2] a', 0), mail('[PATCH 2/2] b', 20), true],
  ['the same a day later', mail('[PATCH 1/2] a', 0), mail('[PATCH 2/2] b', 1440), false],
  ['a cover and patches that answer a lost mail', mail('[PATCH 0/2] a', 0), mail('[PATCH 2/2] b', 3, ['x']), true],
  ['a single patch and a later one', mail('[PATCH] a', 0), mail('[PATCH] b', 1), false],
  ['a reply and its parent', mail('[PATCH] a', 0), mail('Re: a', 9000, ['[PATCH] a0@example.org']), true],
  ['two answers to one mail', mail('Re: a', 0, ['x@example.org']), mail('Re: a', 1, ['x@example.org']), true],
])('in one cluster: %s: %j', (_, a, b, isOne) => {
  expect(meet(listClusterKeys(a), listClusterKeys(b))).toBe(isOne);
});

const keysOf = (subject: string, example: Example) =>
  groupRevisions([posting(`${subject}${example.days}`, subject, example)]).flatMap(listRevisionKeys);

test.each([
  ['the same title', '[PATCH] leds: x', {}, '[PATCH v2] leds: x', { days: 200, from: bob }, true],
  [
    'the words of the title in another order',
    '[PATCH] fix x, add y',
    {},
    '[PATCH v2] add y, fix x',
    { from: bob },
    true,
  ],
  ['the same file', '[PATCH] a', { paths: ['a.c'] }, '[PATCH v2] b', { days: 100, paths: ['a.c'] }, true],
  ['the same file years later', '[PATCH] a', { paths: ['a.c'] }, '[PATCH] b', { days: 900, paths: ['a.c'] }, false],
  ['the same file, others', '[PATCH] a', { paths: ['a.c'] }, '[PATCH] b', { paths: ['a.c'], from: bob }, false],
  [
    'a file that everybody touches',
    '[PATCH] a',
    { paths: ['MAINTAINERS'] },
    '[PATCH] b',
    { paths: ['MAINTAINERS'] },
    false,
  ],
  ['a link', '[PATCH] a', {}, '[PATCH v2] b', { from: bob, links: [['[PATCH] aundefined', 1]] }, true],
  ['nothing', '[PATCH] a', { paths: ['a.c'] }, '[PATCH v2] b', { paths: ['b.c'] }, false],
  ['the next revision of what is known by replies alone', '[PATCH] a', {}, '[PATCH v2] b', { paths: ['b.c'] }, true],
  ['not the one after', '[PATCH] a', {}, '[PATCH v3] b', { paths: ['b.c'] }, false],
] as const)('compared: %s', (_, one, oneExample, other, otherExample, isCompared) => {
  expect(meet(keysOf(one, oneExample), keysOf(other, otherExample))).toBe(isCompared);
});
