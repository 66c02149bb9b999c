import { beforeEach, describe, expect, test } from 'vitest';
import { saveMail } from '#db/messages.ts';
import { type Database, openStore } from '#db/open.ts';
import { parseQuery } from '#db/query/parse.ts';
import { listMarkedLines, markText } from '#db/search/mark.ts';
import { markerOf } from '#db/search/marker.ts';
import { id, receivedMail } from '../received-mail.ts';

let db: Database;
beforeEach(() => {
  db = openStore(':memory:');
  saveMail(db, receivedMail({ messageId: id('a@example.org'), body: 'lock locks locked locker clock' }), []);
});

function markerFor(query: string) {
  const parsed = parseQuery(query, 0);
  return parsed.kind === 'query' ? markerOf(db, parsed.tree) : undefined;
}

function mark(query: string, text: string): string {
  return markText(text, markerFor(query)).replaceAll('\u0002', '[').replaceAll('\u0003', ']');
}

describe('what was found is marked', () => {
  test.each([
    ['lock', 'Lock the clock, locks', '[Lock] the clock, [locks]'],
    ['lock*', 'locker unlock', '[locker] unlock'],
    ['"the lock"', 'the   lock, the clock', '[the   lock], the clock'],
    ['lock -the', 'the lock', 'the [lock]'],
    ['d:yesterday..', 'the lock', 'the lock'],
    // So that what hides addresses finds them whole.
    ['f:mira', 'Mira <mira@example.org>', '[Mira] <[mira@example.org]>'],
    ['lock', 'a\u0002lock\u0003', 'alock'],
    // A letter that is two in lower case moves nothing.
    ['lock', '\u0130: A LOCK', '\u0130: A [LOCK]'],
    ['lock locks', 'unlock Locks lock', 'unlock [Locks] [lock]'],
  ])('%s in %s', (query, text, marked) => {
    expect(mark(query, text)).toBe(marked);
  });

  test('lines are numbered from 1, each once', () => {
    const lines = listMarkedLines('a\nlock lock\n\nb lock\nlock', markerFor('lock'), 2);
    expect(lines).toEqual([
      { line: 2, text: '\u0002lock\u0003 \u0002lock\u0003' },
      { line: 4, text: 'b \u0002lock\u0003' },
    ]);
  });
});
