import { describe, expect, test } from 'vitest';
import { exactTime, isoDay, relativeTime } from '#components/time.tsx';

describe('how long ago', () => {
  test.each([
    [0, 'just now'],
    [59, 'just now'],
    [60, '1 minute ago'],
    [7199, '1 hour ago'],
    [3 * 86_400, '3 days ago'],
    [13 * 86_400, '1 week ago'],
    [60 * 86_400, '2 months ago'],
    [800 * 86_400, '2 years ago'],
    // a clock that runs ahead (CASES T20)
    [-500, 'just now'],
  ])('%d seconds: %s', (passed, words) => {
    expect(relativeTime(1_800_000_000 - passed, 1_800_000_000)).toBe(words);
  });
});

test('the exact time is in UTC, to the minute', () => {
  expect(exactTime(1_770_127_559)).toBe('2026-02-03 14:05 UTC');
  expect(isoDay(1_770_127_559)).toBe('2026-02-03');
});
