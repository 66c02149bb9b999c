import { expect, test } from 'vitest';
import { parseFeed } from '#ingest/source/atom.ts';

const feed = (...entries: string[]) =>
  `<?xml version="1.0" encoding="us-ascii"?>\n<feed\nxmlns="http://www.w3.org/2005/Atom">${entries.join('')}</feed>`;
/** As public-inbox writes it. */
const entry = (id: string, more = '') =>
  `<entry><title>x</title><updated>2026-01-05T10:00:00Z</updated><link\nhref="https://lore.example.org/leds/${id}/"/>${more}</entry>`;
const received = Date.UTC(2026, 0, 5, 10) / 1000;

test.each([
  ['no mails', feed(), []],
  ['one mail', feed(entry('1@example.org')), ['1@example.org']],
  ['two mails', feed(entry('1@example.org'), entry('2@example.org')), ['1@example.org', '2@example.org']],
  ['an escaped id', feed(entry('a%2Fb%26c@example.org')), ['a/b&c@example.org']],
  [
    'text that looks like an entry',
    feed(entry('1@example.org', '<content type="xhtml"><entry><link href="/x/2@x/"/></entry></content>')),
    ['1@example.org'],
  ],
  ['an id that leads elsewhere', feed(entry('..'), entry('%E0%A4%A'), entry('1@example.org')), ['1@example.org']],
  ['an entry without a link', feed('<entry><updated>2026-01-05T10:00:00Z</updated></entry>'), []],
  ['an entry without a time', feed('<entry><link href="/leds/1@example.org/"/></entry>'), []],
])('%s', (_, xml, ids) => {
  expect(parseFeed(xml)).toEqual(ids.map((messageId) => ({ messageId, received })));
});

test.each([
  ['a page', '<html><body>x</body></html>'],
  ['a text', 'Not found'],
  ['nothing', ''],
])('%s is no feed', (_, text) => {
  expect(parseFeed(text)).toBeUndefined();
});

test('entities are not expanded', () => {
  const laughs = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};&l${n};&l${n};">`).join('');
  const xml = `<!DOCTYPE feed [<!ENTITY l0 "ha">${laughs}]>${feed(entry('&l20;@example.org'))}`;
  expect(JSON.stringify(parseFeed(xml))?.length ?? 0).toBeLessThan(200);
});
