import { expect, test } from 'vitest';
import { itemHref, messageHref, patchHref, seriesHref, withQuery } from '#components/href.ts';

test.each([
  ['plain@example.org', '/series/plain%40example.org'],
  // CASES T19: a slash must not end the segment
  ['a/b?c#d@example.org', '/series/a%2Fb%3Fc%23d%40example.org'],
  ['100%@example.org', '/series/100%25%40example.org'],
])('%s', (id, href) => expect(seriesHref(id)).toBe(href));

test('lines', () => {
  expect(patchHref('a@b', 12)).toBe('/patch/a%40b#d12');
  expect(patchHref('a@b', null)).toBe('/patch/a%40b');
  expect(messageHref('a@b', 3)).toBe('/message/a%40b#L3');
  expect(itemHref('a@b:3')).toBe('/item/a%40b%3A3');
});

test('a query holds what says something', () => {
  expect(withQuery('/series', { list: 'linux-leds', text: '', after: undefined })).toBe('/series?list=linux-leds');
  expect(withQuery('/series', {})).toBe('/series');
});
