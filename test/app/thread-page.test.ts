import { expect, test } from 'vitest';
import type { ThreadEntry } from '#components/thread-tree.tsx';
import type { MessageId } from '#db/model.ts';
import { pageOfThread } from '../../app/thread-page.ts';

const id = (index: number) => `${index}@example.org` as MessageId;

const entries = Array.from({ length: 250 }, (_, index): ThreadEntry => {
  const mail = { from: { name: 'Mira', address: '' }, subject: 'widget', sent: index, isPatch: false };
  return { messageId: id(index), depth: 0, mail };
});

test.each([
  ['of a short thread all mails', 99, 0, undefined, 1, 1, 99],
  ['from the beginning', 250, 0, undefined, 1, 3, 100],
  ['the part in which the mail is', 250, 205, undefined, 3, 3, 50],
  ['the part chosen', 250, 205, '2', 2, 3, 100],
  ['behind the end, the last', 250, 0, '9', 3, 3, 50],
  ['of nonsense, the first', 250, 205, 'x', 1, 3, 100],
])('%s', (_, length, asked, chosen, number, count, shown) => {
  const page = pageOfThread(entries.slice(0, length), id(asked), chosen);
  expect([page.number, page.count, page.entries.length]).toEqual([number, count, shown]);
});

test('every mail is shown on one page, and links lead to it', () => {
  const shown = [1, 2, 3].flatMap((number) => pageOfThread(entries, id(0), String(number)).entries);
  expect(shown).toEqual(entries);
  const page = pageOfThread(entries, id(0), undefined);
  expect(page.hrefOf(id(7))).toMatch(/^#m[0-9a-f]{40}$/);
  expect(page.hrefOf(id(107))).toMatch(/^\/thread\/0%40example\.org\?page=2#m[0-9a-f]{40}$/);
});
