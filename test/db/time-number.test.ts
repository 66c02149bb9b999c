import { expect, test } from 'vitest';
import { encodeReview } from '#db/encoded-review.ts';
import { saveMail } from '#db/messages.ts';
import { openStore } from '#db/open.ts';
import { searchRemarks } from '#db/search/remarks.ts';
import { searchMessages } from '#db/search.ts';
import { saveReviews } from '#db/series.ts';
import { LATENESS, leastNumber } from '#db/time-number.ts';
import { id, receivedMail } from './received-mail.ts';
import { comment, seriesReview } from './series-review.ts';

const NOON = 1_770_000_000;

function numbersOf(mails: readonly { messageId: string; sent: number }[]) {
  const db = openStore(':memory:');
  for (const { messageId, sent } of mails) saveMail(db, receivedMail({ messageId: id(messageId), sent }), []);
  const rows = db.prepare('SELECT message_id, id FROM message').raw().all() as [string, number][];
  db.close();
  return new Map(rows);
}

test('numbers are in the order of time, whatever the order in which mails come', () => {
  const mails = [3, 1, 2, 0].map((day) => ({ messageId: `${day}@example.org`, sent: NOON + day * 86_400 }));
  const numbers = [...numbersOf(mails)].sort((a, b) => a[1] - b[1]);
  expect(numbers.map(([messageId]) => messageId)).toEqual([0, 1, 2, 3].map((day) => `${day}@example.org`));
  expect(numbersOf([...mails].reverse())).toEqual(numbersOf(mails));
});

test('a mail without a time, and one of the far future, have numbers that are exact', () => {
  const numbers = [
    ...numbersOf([
      { messageId: 'never@example.org', sent: 0 },
      { messageId: 'late@example.org', sent: Number.MAX_SAFE_INTEGER },
    ]).values(),
  ];
  expect(numbers.every(Number.isSafeInteger)).toBe(true);
  expect(new Set(numbers).size).toBe(2);
});

test('thousands of mails of one second have numbers of their own, near that second', () => {
  const mails = Array.from({ length: 5000 }, (_, index) => ({ messageId: `${index}@example.org`, sent: NOON }));
  const numbers = new Set(numbersOf(mails).values());
  expect(numbers.size).toBe(5000);
  expect(Math.max(...numbers)).toBeLessThan(leastNumber(NOON) + LATENESS);
});

test('a search gives the newest first, page by page, and within its dates', () => {
  const db = openStore(':memory:');
  const days = [4, 2, 7, 1, 6, 3, 5, 0];
  for (const day of days) {
    const messageId = id(`${day}@example.org`);
    saveMail(db, receivedMail({ messageId, sent: NOON + day * 86_400, subject: `widget: hello ${day}` }), []);
  }
  const search = (query: string, after?: string) => searchMessages(db, query, { limit: 3, after, now: NOON });
  const seen: string[] = [];
  for (let after: string | undefined | null; after !== null; ) {
    const page = search('hello', after ?? undefined);
    if (page.kind !== 'found') throw new Error('a problem');
    seen.push(...page.hits.map(({ messageId }) => messageId));
    after = page.next;
  }
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map((day) => `${day}@example.org`));
  const between = search(`hello dt:${stamp(NOON + 2 * 86_400)}..${stamp(NOON + 4 * 86_400)}`);
  expect(between).toMatchObject({ kind: 'found', next: null });
  expect(between.kind === 'found' && between.hits.map(({ messageId }) => messageId)).toEqual(
    [4, 3, 2].map((day) => `${day}@example.org`),
  );
  db.close();
});

test('so do remarks, whichever series they are of', () => {
  const db = openStore(':memory:');
  for (const day of [4, 2, 7, 1, 6, 3, 5, 0]) {
    const said = { id: `${day}@example.org:1`, sent: NOON + day * 86_400, text: `Please rename it ${day}.` };
    const review = seriesReview({ comments: [comment(day % 2 ? 'open' : 'addressed', said)] });
    const series = { ...review.series, id: id(`series-${day}@example.org`) };
    saveReviews(db, [{ review: encodeReview({ ...review, series }, new Map(), 0, new Map()), lists: [] }]);
  }
  const search = (query: string, after?: string) => {
    const page = searchRemarks(db, query, { limit: 3, after, now: NOON });
    if (page.kind !== 'found') throw new Error('a problem');
    return { next: page.next, days: page.hits.map((hit) => Number(hit.comment.id[0])) };
  };
  const first = search('rename');
  const second = search('rename', first.next ?? '');
  expect([first.days, second.days, search('rename', second.next ?? '')]).toEqual([
    [7, 6, 5],
    [4, 3, 2],
    { days: [1, 0], next: null },
  ]);
  expect(search('rename is:open').days).toEqual([7, 5, 3]);
  expect(search(`rename dt:${stamp(NOON + 2 * 86_400)}..${stamp(NOON + 4 * 86_400)}`).days).toEqual([4, 3, 2]);
  expect(search('NOT rename').days).toEqual([]);
  expect(search('nowhere').days).toEqual([]);
  db.close();
});

/** `20260202024000`, as the operator `dt:` wants it. */
function stamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
}
