import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, type Site, startSite } from './site.ts';

/** Every view that changes has a feed, which its page names. */

const COVER = '20260112093000.4711-1-mira.lindqvist@example.org';
const ITEM = '394f5b64c626.2601130940@tomas.example.org:5';

let site: Site;

beforeAll(async () => {
  site = await startSite([join(root, 'demo/tb210-driver.mbox')]);
});

afterAll(() => site?.stop());

const part = encodeURIComponent;

test.each([
  [
    'the table of series',
    '/series?text=tb210',
    '/series.atom?text=tb210',
    ['v4: Add support for the Tarn TB210 capture buffer'],
  ],
  [
    'a series',
    `/series/${part(COVER)}`,
    `/series/${part(COVER)}/new.atom`,
    ['[PATCH 0/3] Add support for the Tarn TB210 capture buffer'],
  ],
  [
    'a thread',
    `/thread/${part(COVER)}`,
    `/all/${part(COVER)}/t.atom`,
    ['[PATCH 1/3] dt-bindings: widget: Add bindings for Tarn TB210'],
  ],
  ['a thread at its address on lore', `/all/${COVER}/T/`, `/all/${part(COVER)}/t.atom`, []],
  [
    'an item',
    `/item/${part(ITEM)}`,
    `/item/${part(ITEM)}/new.atom`,
    [
      'Tomas Okafor on v1: Add support for the Tarn TB210 capture buffer',
      'Mira Lindqvist answers: Add support for the Tarn TB210 capture buffer',
      'v2: partial: Add support for the Tarn TB210 capture buffer',
    ],
  ],
  [
    'a reviewer',
    '/person/tomas.okafor%40example.org',
    '/person/tomas.okafor%40example.org/new.atom',
    ['unaddressed in v4: Add support for the Tarn TB210 capture buffer'],
  ],
  [
    'an author',
    '/person/mira.lindqvist%40example.org',
    '/person/mira.lindqvist%40example.org/new.atom',
    ['v4: Add support for the Tarn TB210 capture buffer'],
  ],
  ['a search', '/search?q=clock', '/search.atom?q=clock', []],
])('%s', async (_, page, feed, titles) => {
  const html = await (await fetch(site.origin + page)).text();
  expect(html).toContain(feed.replaceAll('&', '&amp;'));
  const xml = await (await fetch(site.origin + feed)).text();
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'entry' });
  const entries: { id: string; updated: string; title: { '#text': string } }[] = parser.parse(xml).feed.entry;
  expect(entries.map(({ title }) => title['#text'])).toEqual(expect.arrayContaining(titles));
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  const times = entries.map(({ updated }) => updated);
  expect(times).toEqual(times.toSorted().toReversed());
});
