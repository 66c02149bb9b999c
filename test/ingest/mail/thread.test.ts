import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageId } from '#db/model.ts';
import { rootOf, type Thread, threadMessages } from '#ingest/mail/thread.ts';

/** `mail('b', 2, 'a')`: b, sent at 2, answers a. */
function mail(id: string, sent: number, ...references: string[]) {
  return { messageId: id as MessageId, sent, references: references as MessageId[] };
}

/** `id` and all below it, depth first, older answers first. */
function* walkThread(thread: Thread, id: MessageId): Generator<{ readonly id: MessageId; readonly depth: number }> {
  const waiting = [{ id, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const depth = next.depth + 1;
    for (const child of (thread.children.get(next.id) ?? []).toReversed()) waiting.push({ id: child, depth });
  }
}

function outline(messages: readonly ReturnType<typeof mail>[]): string[] {
  const thread = threadMessages(messages);
  return thread.roots.flatMap((root) =>
    [...walkThread(thread, root)].map(({ id, depth }) => '  '.repeat(depth) + id + (thread.ghosts.has(id) ? '?' : '')),
  );
}

describe('threadMessages', () => {
  test.each([
    ['answers in the order they were sent', [mail('c', 3, 'a'), mail('b', 2, 'a'), mail('a', 1)], ['a', '  b', '  c']],
    ['deep', [mail('a', 1), mail('b', 2, 'a'), mail('c', 3, 'a', 'b')], ['a', '  b', '    c']],
    ['nearest ancestor that is there', [mail('a', 1), mail('c', 3, 'a', 'b')], ['a', '  c']],
    ['a ghost for what is missing', [mail('b', 2, 'a'), mail('c', 3, 'a')], ['a?', '  b', '  c']],
    ['ghosts above ghosts', [mail('c', 2, 'a', 'b'), mail('d', 3, 'a')], ['a?', '  b?', '    c', '  d']],
    ['T1: a revision in reply to the last', [mail('a', 1), mail('b', 5, 'a'), mail('c', 3, 'a')], ['a', '  c', '  b']],
    ['T16: two that name each other', [mail('a', 1, 'b'), mail('b', 2, 'a')], ['a', '  b']],
    ['T16: a longer cycle', [mail('a', 1, 'c'), mail('b', 2, 'a'), mail('c', 3, 'b')], ['a', '  b', '    c']],
    ['one id twice', [mail('a', 1), mail('b', 2, 'a'), mail('b', 3, 'x')], ['a', '  b']],
    ['nothing is guessed', [mail('a', 1), mail('b', 2)], ['a', 'b']],
  ])('%s', (_case, messages, tree) => {
    expect(outline(messages)).toEqual(tree);
    expect(outline(messages.toReversed())).toEqual(tree);
  });
});

test('every mail is reached from its root, in whatever order they came', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
  const messages = fc.uniqueArray(fc.tuple(id, fc.nat(5), fc.array(id, { maxLength: 4 })), {
    selector: ([own]) => own,
  });
  fc.assert(
    fc.property(messages, fc.integer(), (drawn, seed) => {
      const mails = drawn.map(([own, sent, references]) =>
        mail(own, sent, ...references.filter((other) => other !== own)),
      );
      const thread = threadMessages(mails);
      const reached = thread.roots.flatMap((root) => [...walkThread(thread, root)].map((step) => step.id));
      expect(reached.toSorted()).toEqual([...thread.parents.keys()].toSorted());
      for (const { messageId } of mails) expect(thread.roots).toContain(rootOf(thread, messageId));
      const shuffled = mails.toSorted((a, b) => hash(a.messageId, seed) - hash(b.messageId, seed));
      expect(outline(shuffled)).toEqual(outline(mails));
    }),
  );
});

function hash(id: string, seed: number): number {
  return (id.charCodeAt(0) * 7919 + seed) % 101;
}

test('a chain of 20,000 answers', () => {
  const mails = Array.from({ length: 20_000 }, (_, index) =>
    mail(`m${index}`, index, ...(index ? [`m${index - 1}`] : [])),
  );
  const thread = threadMessages(mails);
  expect(rootOf(thread, 'm19999' as MessageId)).toBe('m0');
  expect([...walkThread(thread, 'm0' as MessageId)].at(-1)).toEqual({ id: 'm19999', depth: 19_999 });
});
