import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { createToken } from '#db/tokens.ts';
import { demo, type Site, startSite } from './site.ts';

/** Where the operator hides addresses, none is on any page, in any feed or JSON that a page leads to. */

const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

describe('hidden addresses', () => {
  let site: Site;
  let ids: readonly string[];
  let pages: ReadonlyMap<string, string>;

  beforeAll(async () => {
    site = await startSite(demo, { REROLL_HIDE_ADDRESSES: '1' });
    ids = listMessageIds(site.store);
    pages = await crawl(site.origin);
  }, 180_000);

  afterAll(() => site?.stop());

  test('every kind of page was seen', () => {
    const kinds = new Set([...pages.keys()].map((path) => path.split(/[/?]/)[1]));
    for (const kind of ['series', 'patch', 'message', 'thread', 'item', 'person', 'series.json', 'series.atom'])
      expect(kinds).toContain(kind);
  });

  test('no page has an address', () => {
    const found = [...pages].flatMap(([path, text]) => {
      const shown = ids.reduce((rest, id) => rest.replaceAll(id, ''), plainText(text));
      return [...new Set(shown.match(ADDRESS))].map((address) => `${path}: ${address}`);
    });
    expect(found).toEqual([]);
  });

  test('people are shown and linked by name', () => {
    expect(pages.get('/person/Tomas%20Okafor')).toContain('<h1>Tomas Okafor</h1>');
  });

  test('programs need a token', async () => {
    const db = openStore(site.store);
    const { secret } = createToken(db, { name: 'Tomas Okafor', scope: 'read', at: 0 });
    db.close();
    const patch = encodeURIComponent('20260309104700.4711-3-mira.lindqvist@example.org');
    for (const path of [
      '/api/',
      '/api/1.2/people/',
      '/api/v1/people',
      `/patch/${patch}/mbox/`,
      `/patch/${patch}/raw/`,
    ]) {
      const status = async (headers: Record<string, string>) => (await fetch(site.origin + path, { headers })).status;
      expect([path, await status({}), await status({ authorization: `Token ${secret}` })]).toEqual([path, 401, 200]);
    }
  });

  test('robots are kept away', async () => {
    expect(await (await fetch(`${site.origin}/robots.txt`)).text()).toBe('User-agent: *\nDisallow: /\n');
  });
});

/** The longest first: one may be the end of another. */
function listMessageIds(store: string): string[] {
  const db = openStore(store);
  const ids = db
    .prepare("SELECT message_id FROM message UNION SELECT value FROM message, json_each(header, '$.references')")
    .pluck()
    .all() as string[];
  db.close();
  return ids.sort((a, b) => b.length - a.length);
}

/** All pages that the queue leads to, by path; those of the docs are the same for every store, and hold none of its mail. */
async function crawl(origin: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const open = ['/', '/robots.txt'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (pages.has(path) || path.startsWith('/docs/')) continue;
    const response = await fetch(origin + path);
    expect(response.status, path).toBe(200);
    const text = await response.text();
    pages.set(path, text);
    for (const [, href = ''] of text.matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g)) open.push(href.replaceAll('&amp;', '&'));
  }
  return pages;
}

function plainText(html: string): string {
  return html.replaceAll('%40', '@').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
