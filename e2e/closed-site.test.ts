import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { createToken } from '#db/tokens.ts';
import { hasChromium, openBrowser, visit } from './browser.ts';
import { type OpenIdProvider, startProvider } from './openid-provider.ts';
import { itemPath, settingsFor, signIn } from './signing-in.ts';
import { demo, type Site, startSite } from './site.ts';

describe.skipIf(!hasChromium)('reading for those who sign in', () => {
  let provider: OpenIdProvider;
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    provider = await startProvider();
    site = await startSite(demo, (origin) => ({
      ...settingsFor(provider, origin),
      REROLL_READ: 'signed-in',
      REROLL_HIDE_ADDRESSES: '1',
    }));
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await provider?.stop();
  });

  test.each([
    '/',
    '/series',
    '/series.json',
    '/series.atom',
    itemPath,
    '/search?q=clock',
    '/all/new.atom',
    '/all/?q=clock&x=m',
    '/events',
    '/docs',
    '/audit',
    '/tokens',
    '/api/',
    '/api/v1/series',
    '/no/such/page',
  ])('%s says nothing to others', async (path) => {
    const response = await fetch(site.origin + path);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('clock');
    const page = await fetch(site.origin + path, { redirect: 'manual', headers: { accept: 'text/html' } });
    expect([303, 401]).toContain(page.status);
  });

  test('a token reads, and one that is not in force does not', async () => {
    const db = openStore(site.store);
    const { secret } = createToken(db, { name: 'b4', scope: 'read', at: 0 });
    db.close();
    const status = async (token: string, path: string) =>
      (await fetch(site.origin + path, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await status(secret, '/series.json')).toBe(200);
    expect(await status(secret, '/api/v1/series')).toBe(200);
    expect(await status(`${secret}x`, '/series.json')).toBe(401);
  });

  test('who signs in comes to the page they asked for, and sees addresses', async () => {
    const { page } = await visit(browser, site.origin);
    await page.goto('/person/mira.lindqvist%40example.org');
    await signIn(page, 'tomas');
    await page.waitForURL('**/person/mira.lindqvist%40example.org');
    await page.getByText('mira.lindqvist@example.org').first().waitFor();
  });

  test('robots are kept away', async () => {
    expect(await (await fetch(`${site.origin}/robots.txt`)).text()).toBe('User-agent: *\nDisallow: /\n');
  });
});
