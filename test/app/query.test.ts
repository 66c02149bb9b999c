import { describe, expect, test } from 'vitest';
import { pastedMessageId } from '../../app/search/message-id.ts';
import { parseSeriesQuery, seriesAddress } from '../../app/series/query.ts';

describe('the address of a table of series', () => {
  test.each([
    [{}, {}],
    [
      { state: 'applied', list: 'linux-leds' },
      { state: 'applied', list: 'linux-leds' },
    ],
    [{ state: 'eaten', sort: 'colour', unknown: 'x' }, {}],
    [{ days: '7' }, { since: 1_000_000 - 7 * 86_400 }],
    [{ days: '7 weeks' }, {}],
    [{ outstanding: 'yes' }, { hasOutstanding: true }],
    [{ after: '[12,"a@example.org"]' }, { after: [12, 'a@example.org'] }],
    [{ after: '[12' }, {}],
    [{ after: '[{},"a"]' }, {}],
    [{ after: '"x"' }, {}],
  ])('%j', (given, query) => expect(parseSeriesQuery(given, 1_000_000)).toEqual(query));

  test('keeps what is asked for from page to page, except where the page begins', () => {
    expect(seriesAddress('/series', { list: 'a b', after: 'old' }, [1, 'x'])).toBe(
      '/series?list=a+b&after=%5B1%2C%22x%22%5D',
    );
    expect(seriesAddress('/series.atom', { text: 'led', after: 'old' })).toBe('/series.atom?text=led');
  });
});

describe('what is pasted into the search field', () => {
  test.each([
    ['<a.b@example.org>', 'a.b@example.org'],
    ['a.b@example.org', 'a.b@example.org'],
    ['https://lore.kernel.org/linux-leds/a%2Fb@example.org/T/#u', 'a/b@example.org'],
    ['https://lore.kernel.org/all/a%40example.org/', 'a@example.org'],
    ['https://example.org/', undefined],
    ['https://lore.kernel.org/all/%E0@example.org/', undefined],
    ['mutex_init probe', undefined],
    ['what did mira@example.org say', undefined],
  ])('%s', (text, id) => expect(pastedMessageId(text)).toBe(id));
});
