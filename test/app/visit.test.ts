import { expect, test } from 'vitest';
import { nextVisit, sinceOf } from '../../app/visit.ts';

const NOW = 1_770_000_000;
const HOUR = 3600;

test.each([
  ['a new reader', undefined, NOW - 7 * 24 * HOUR],
  ['what is no cookie of ours', 'x.y', NOW - 7 * 24 * HOUR],
  ['the same visit: what was new stays new', `${NOW - 99 * HOUR}.${NOW - 60}`, NOW - 99 * HOUR],
  ['the next visit: new since the last look', `${NOW - 99 * HOUR}.${NOW - HOUR}`, NOW - HOUR],
])('%s', (_, cookie, since) => expect(sinceOf(cookie, NOW)).toBe(since));

test('a visit goes on as long as the pauses are short', () => {
  let cookie: string | undefined = `${NOW - 99 * HOUR}.${NOW}`;
  for (let at = NOW; at < NOW + 3 * HOUR; at += 600) cookie = nextVisit(cookie, at);
  expect(sinceOf(cookie, NOW + 3 * HOUR)).toBe(NOW - 99 * HOUR);
});
