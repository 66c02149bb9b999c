import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MessageId } from '#db/model.ts';
import type { ThreadMail } from '#db/threads.ts';
import { treeOf } from '../../app/thread-entries.ts';

const mail = (id: string, ...references: string[]): ThreadMail => ({
  messageId: id as MessageId,
  from: { name: id, address: '' },
  subject: id,
  sent: 0,
  references: references as MessageId[],
  isPatch: false,
});
const lines = (mails: readonly ThreadMail[]) =>
  treeOf(mails).map(({ messageId, depth, mail: known }) => `${' '.repeat(depth)}${messageId}${known ? '' : '?'}`);

test.each([
  [
    'replies stand below what they answer',
    [mail('a'), mail('b', 'a'), mail('c', 'a'), mail('d', 'a', 'b')],
    ['a', ' b', '  d', ' c'],
  ],
  [
    'a parent that is not here is a gap below the nearest ancestor that is',
    [mail('a'), mail('c', 'a', 'b')],
    ['a', ' b?', '  c'],
  ],
  ['two gaps of one thread', [mail('b', 'a'), mail('c', 'a')], ['a?', ' b', ' c']],
  // CASES T16
  ['a circle ends', [mail('a', 'b'), mail('b', 'a')], ['a', ' b']],
  ['a mail that answers itself', [mail('a', 'a')], ['a']],
])('%s', (_, mails, expected) => expect(lines(mails)).toEqual(expected));

test('every mail stands in the tree once, whatever it refers to', () => {
  const id = fc.integer({ min: 0, max: 12 }).map(String);
  const mails = fc.uniqueArray(fc.tuple(id, fc.array(id, { maxLength: 3 })), { selector: ([own]) => own });
  fc.assert(
    fc.property(mails, (drawn) => {
      const given = drawn.map(([own, references]) => mail(own, ...references));
      const shown = treeOf(given).flatMap(({ messageId, mail: known }) => (known ? [messageId] : []));
      expect([...shown].sort()).toEqual(given.map(({ messageId }) => messageId).sort());
    }),
  );
});
