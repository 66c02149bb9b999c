import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { atomResponse } from '../../app/atom.ts';

const entry = {
  id: 'http://x/series/a%40b#v2',
  href: 'http://x/series/a%40b',
  title: 'v2: a',
  author: 'Ann',
  updated: 1_770_000_000,
  summary: '2 open; next: author',
  text: null as string | null,
};

/** The feed as its reader sees it. Titles and summaries are HTML within XML. */
async function read(change: Partial<typeof entry>) {
  const feed = { title: 'Series', self: 'http://x/series.atom?a=1&b=2', page: 'http://x/series?a=1&b=2' };
  const xml = await atomResponse({ ...feed, entries: [{ ...entry, ...change }] }).text();
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', trimValues: false });
  return { xml, feed: parser.parse(xml).feed };
}

test('has what RFC 4287 asks for: id, title, updated, and an author of each entry', async () => {
  const { feed } = await read({});
  expect(feed.id).toBe('http://x/series.atom?a=1&b=2');
  expect(feed.updated).toBe('2026-02-02T02:40:00.000Z');
  expect(feed.link.map((link: Record<string, string>) => [link['@rel'], link['@href']])).toEqual([
    ['alternate', 'http://x/series?a=1&b=2'],
    ['self', 'http://x/series.atom?a=1&b=2'],
  ]);
  expect(feed.entry).toMatchObject({ id: entry.id, updated: feed.updated, author: { name: 'Ann' } });
  expect(feed.entry.link['@href']).toBe(entry.href);
});

test('text stays text, whatever it holds', async () => {
  const plain = fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', ']', '\u0007', '\ufffe', '\ud800', '💡') });
  await fc.assert(
    fc.asyncProperty(plain, async (text) => {
      const { xml, feed } = await read({ title: `t${text}`, author: `n${text}`, summary: `s${text}`, text });
      const clean = new TextDecoder().decode(new TextEncoder().encode(text)).replace(/[\u0007\ufffe]/g, '\ufffd');
      const html = clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(feed.entry.title['#text']).toBe(`t${html}`);
      expect(feed.entry.summary['#text']).toBe(`s${html}`);
      expect(feed.entry.content['#text']).toBe(`<pre>${html}</pre>`);
      expect(feed.entry.author.name).toBe(`n${clean}`);
      expect(xml).not.toMatch(/[\u0000-\u0008]/);
    }),
  );
});
