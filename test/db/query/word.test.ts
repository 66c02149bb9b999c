import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinWords, listWords } from '#db/query/word.ts';

describe('words are cut as Xapian cuts them', () => {
  test.each([
    ['mutex_init(&led->lock);', 'mutex_init led lock'],
    ['Linux 6.1.2, and 1,000', 'linux 6.1.2 and 1,000'],
    ["don't AT&T P.T.O. U.S.", "don't at&t pto us"],
    ['C++ i++; x+++++ fish+chips #1', 'c++ i++ x fish chips 1'],
    ['Müller straße “quoted” don’t', "müller straße quoted don't"],
    ['zero\u200bwidth', 'zerowidth'],
    ['1&2 a&b 1.a', '1 2 a&b 1 a'],
    [`${'x'.repeat(65)} ok`, 'ok'],
    ['', ''],
  ])('%s', (text, words) => {
    expect(joinWords(text)).toBe(words);
  });
});

test('the places of words are where they stand', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { word, start, end } of listWords(text))
        expect(joinWords(text.slice(start, end)).replaceAll('.', '')).toBe(
          word.length > 64 ? '' : word.replaceAll('.', ''),
        );
    }),
  );
});
