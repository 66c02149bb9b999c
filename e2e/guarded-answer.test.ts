import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, type Site, startSite } from './site.ts';

/** What a browser is told of every answer, page or not. */

const COVER = encodeURIComponent('20260112093000.4711-1-mira.lindqvist@example.org');
const ITEM = encodeURIComponent('394f5b64c626.2601130940@tomas.example.org:5');

let site: Site;

beforeAll(async () => {
  site = await startSite([join(root, 'demo/tb210-driver.mbox')]);
});

afterAll(() => site?.stop());

const get = (path: string) => fetch(site.origin + path, { redirect: 'manual', headers: { accept: 'text/html' } });

test.each([
  '/',
  '/series',
  `/series/${COVER}`,
  `/series/${COVER}/changes`,
  `/series/${COVER}/changelog`,
  `/patch/${COVER.replace('-1-', '-3-')}`,
  `/message/${COVER}`,
  `/thread/${COVER}`,
  `/all/${COVER}/`,
  `/item/${ITEM}`,
  '/person/mira.lindqvist%40example.org',
  '/activity',
  '/search?q=clock',
  '/docs/statuses',
  '/no/such/page',
  '/message/nobody%40example.org',
])('%s runs nothing but its own scripts', async (path) => {
  const response = await get(path);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).not.toContain('unsafe-');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  const nonce = /script-src 'nonce-([\w+/=]{24})'/.exec(policy)?.[1] ?? 'none';
  const html = await response.text();
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  expect(html).not.toMatch(/<style\b|\sstyle="|\son\w+="/);
  const again = await get(path);
  expect(again.headers.get('content-security-policy')).not.toBe(policy);
});

test.each([
  ['/series.atom', 'application/atom+xml; charset=utf-8'],
  ['/series.json', 'application/json'],
  ['/search.atom?q=clock', 'application/atom+xml; charset=utf-8'],
  ['/search.json?q=clock', 'application/json'],
  [`/series/${COVER}/mbox`, 'application/mbox; charset=utf-8'],
  [`/patch/${COVER.replace('-1-', '-3-')}/raw`, 'text/x-patch; charset=utf-8'],
  [`/all/${COVER}/raw`, 'text/plain; charset=UTF-8'],
  [`/all/${COVER}/t.mbox.gz`, 'application/gzip'],
  [`/all/${COVER}/t.atom`, 'application/atom+xml; charset=utf-8'],
  ['/all/new.atom', 'application/atom+xml; charset=utf-8'],
  ['/robots.txt', 'text/plain;charset=UTF-8'],
  ['/api/v1/series', 'application/json'],
  ['/api/v1/no-such', 'application/json'],
  ['/api/', 'application/json'],
  ['/icon.svg', 'image/svg+xml'],
  ['/item/x/new.atom', null],
])('%s is what it says it is', async (path, type) => {
  const { headers } = await get(path);
  if (type) expect(headers.get('content-type')).toBe(type);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('no answer may be framed, read or opened by other sites', async () => {
  for (const path of ['/', '/api/', '/icon.svg', '/all/new.atom']) {
    const { headers } = await get(path);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
});
