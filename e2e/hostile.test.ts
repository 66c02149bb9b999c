import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { expectAccessible, hasChromium, openBrowser, visit } from './browser.ts';
import { HOSTILE, writeHostileMailbox } from './hostile-mail.ts';
import { type Site, startSite } from './site.ts';

/** A store in which every field is hostile, on every page and in every answer. */

const part = encodeURIComponent;
const folder = mkdtempSync(join(tmpdir(), 'reroll-hostile-'));
let site: Site;
let browser: Browser;
let paths: readonly string[];

beforeAll(async () => {
  const mailbox = join(folder, 'hostile.mbox');
  writeHostileMailbox(mailbox);
  site = await startSite([mailbox]);
  paths = listPages(site.store);
  if (hasChromium) browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  rmSync(folder, { recursive: true });
});

/** All that the store has a page for, and what is asked for in hostile words. */
function listPages(store: string): string[] {
  const db = openStore(store);
  const column = (sql: string) => db.prepare(sql).pluck().all() as string[];
  const series = column('SELECT id FROM series');
  const patches = column('SELECT message_id FROM message JOIN patch ON patch.message = message.id');
  const mails = column('SELECT message_id FROM message');
  const comments = column('SELECT id FROM comment');
  const people = column('SELECT DISTINCT from_address FROM message');
  const topics = column('SELECT DISTINCT key FROM comment_topic');
  const lists = column('SELECT DISTINCT list FROM message_list');
  db.close();
  expect([series, patches, mails, comments, people].map(({ length }) => length > 0)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  return [
    ...['/', '/series', '/activity', '/topics', '/decisions', '/search'],
    ...series.flatMap((id) => [`/series/${part(id)}`, `/series/${part(id)}/changes`, `/series/${part(id)}/changelog`]),
    ...patches.flatMap((id) => [`/patch/${part(id)}`, `/patch/${part(id)}?view=split`]),
    ...mails.flatMap((id) => [`/message/${part(id)}`, `/thread/${part(id)}`]),
    ...comments.map((id) => `/item/${part(id)}`),
    ...people.map((address) => `/person/${part(address)}`),
    ...topics.map((key) => `/topic/${part(key)}`),
    ...lists.map((list) => `/series?list=${part(list)}`),
    ...['q', 'in', 'list', 'after'].map((name) => `/search?q=evil&${name}=${part(HOSTILE)}`),
    ...['text', 'author', 'list', 'state', 'sort', 'after'].map((name) => `/series?${name}=${part(HOSTILE)}`),
    ...['message', 'patch', 'series', 'thread', 'item', 'person', 'topic'].map(
      (kind) => `/${kind}/${part(HOSTILE.slice(0, 60))}`,
    ),
  ];
}

describe.skipIf(!hasChromium)('in the browser', () => {
  test('no page runs anything, loads anything or falls apart', { timeout: 600_000 }, async () => {
    const { page, problems } = await visit(browser, site.origin, { viewport: { width: 1280, height: 800 } });
    const canaries: string[] = [];
    await page.exposeFunction('canary', () => canaries.push(page.url()));
    page.on('dialog', (dialog) => {
      canaries.push(`dialog at ${page.url()}`);
      void dialog.dismiss();
    });
    const unsound: string[] = [];
    for (const path of paths) {
      const response = await page.goto(path);
      const status = response?.status() ?? 0;
      const isWhole = await page.evaluate(
        () => document.querySelectorAll('.site-foot').length === 1 && document.querySelectorAll('main').length === 1,
      );
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (status >= 500 || !isWhole || overflow > 0) unsound.push(`${status} ${overflow} px over, ${path}`);
    }
    expect(unsound).toEqual([]);
    expect(canaries).toEqual([]);
    expect(problems.filter((problem) => !problem.includes('status of 404'))).toEqual([]);
  });

  test('pages stay accessible, and whole on a phone', { timeout: 600_000 }, async () => {
    const { page } = await visit(browser, site.origin, { viewport: { width: 390, height: 800 } });
    const kinds = new Map(paths.map((path) => [path.split(/[/?]/, 2)[1] ?? '', path]));
    for (const path of [
      ...kinds.values(),
      ...paths.filter((each) => /^\/(?:series|item|message)\//.test(each)).slice(0, 8),
    ]) {
      await page.goto(path);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(`${overflow} px over, ${path}`).toBe(`0 px over, ${path}`);
      await expectAccessible(page);
    }
  });

  test('what deceives is shown by its code', async () => {
    const { page } = await visit(browser, site.origin);
    await page.goto(paths.find((path) => path.startsWith('/patch/')) ?? '/');
    const text = await page.locator('main').textContent();
    expect(text).toContain('U+202E');
    expect(text).toContain('pU+0430ypal');
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
  });
});

test('a note of a person is text', async () => {
  const item = paths.find((path) => path.startsWith('/item/')) ?? '';
  const form = new URLSearchParams({ status: 'settled', note: HOSTILE, by: HOSTILE.slice(0, 150) });
  const post = (path: string, body: URLSearchParams) =>
    fetch(`${site.origin}${path}`, { method: 'POST', body, redirect: 'manual', headers: { origin: site.origin } });
  expect((await post(`${item}/mark`, form)).status).toBe(303);
  const html = await (await fetch(site.origin + item)).text();
  expect(html).not.toMatch(/<script>canary|<img src=https|<svg\/onload|<a href="javascript/);
});

test('no page has a live tag or address of a mail', { timeout: 300_000 }, async () => {
  const live: string[] = [];
  for (const path of paths) {
    const html = await (await fetch(site.origin + path, { headers: { accept: 'text/html' } })).text();
    const found =
      /<script>canary|<img[^>]*canary|<svg\/onload|<iframe|<base\b|http-equiv|(?:href|src|action)="(?:javascript|data):|\sstyle="/i.exec(
        html,
      );
    if (found) live.push(`${found[0]} at ${path}`);
  }
  expect(live).toEqual([]);
});

test('feeds are well-formed, JSON is JSON, and raw mail is never a page', { timeout: 300_000 }, async () => {
  const series = paths.find((path) => path.startsWith('/series/')) ?? '';
  const item = paths.find((path) => path.startsWith('/item/')) ?? '';
  const mail = (paths.find((path) => path.startsWith('/message/')) ?? '').slice('/message/'.length);
  const get = async (path: string) => {
    const response = await fetch(site.origin + path);
    expect(`${response.status} ${path}`).toBe(`200 ${path}`);
    return response;
  };
  for (const path of [
    '/series.atom',
    '/search.atom?q=evil',
    `${series}/new.atom`,
    `${item}/new.atom`,
    '/all/new.atom',
    `/all/${mail}/t.atom`,
  ]) {
    const response = await get(path);
    expect(response.headers.get('content-type')).toContain('application/atom+xml');
    expect(XMLValidator.validate(await response.text())).toBe(true);
  }
  for (const path of [
    '/series.json',
    '/search.json?q=evil',
    '/api/v1/series',
    '/api/1.3/patches/',
    '/api/1.3/series/',
    '/api/1.3/people/',
  ]) {
    const response = await get(path);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(JSON.parse(await response.text())).not.toBeNull();
  }
  const raw = await get(`/all/${mail}/raw`);
  expect(raw.headers.get('content-type')).toMatch(/^text\/plain;/);
  expect(raw.headers.get('x-content-type-options')).toBe('nosniff');
});
