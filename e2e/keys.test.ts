import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, visit } from './browser.ts';
import { demo, root, type Site, startSite } from './site.ts';

/** What a page can do beyond being read: keys, forms, news; and what that weighs. */

const COVER = '20260112093000.4711-1-mira.lindqvist@example.org';
const SERIES = `/series/${encodeURIComponent(COVER)}`;

/** Compressed bytes of script that a page may load. */
const MOST_SCRIPT = 90_000;

describe.skipIf(!hasChromium)('beyond reading', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await startSite(demo);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('a reviewer goes from the queue to an item by keys alone and settles it', async () => {
    const { page, problems } = await visit(browser, site.origin);
    await page.goto('/');
    await page.getByLabel('Who you are on the lists').focus();
    await page.keyboard.type('Tomas Okafor');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Queue of Tomas Okafor' }).waitFor();
    const missed = page.getByRole('region', { name: 'Missed by a later revision' });
    await missed.getByRole('link').first().focus();
    await page.keyboard.press('k');
    await page.keyboard.press('j');
    await missed
      .getByRole('link', { name: /^Item by Tomas/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Status').focus();
    await page.keyboard.type('settled');
    await page.getByLabel('Note').focus();
    await page.keyboard.type('Fine as it is');
    await page.keyboard.press('Enter');
    await page.getByText('settled by Tomas Okafor').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('settled');
    expect(problems).toEqual([]);
  });

  test('j and k go through the items, n to the next patch, ] to the next revision', async () => {
    const { page } = await visit(browser, site.origin);
    await page.goto(SERIES);
    await page.keyboard.press('j');
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('j');
    const second = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('k');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    expect(second).not.toBe(first);

    await page.getByRole('region', { name: 'Patches' }).getByRole('row').nth(1).getByRole('link').nth(1).click();
    await page.getByText('v1 · patch 1 of 3').waitFor();
    await page.keyboard.press('n');
    await page.getByText('v1 · patch 2 of 3').waitFor();
    await page.keyboard.press(']');
    await page.getByText('v2 · patch 2 of 3').waitFor();
  });

  test('the keys can be turned off', async () => {
    const { page } = await visit(browser, site.origin);
    await page.goto(SERIES);
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: /Turn these keys off/ }).check();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');
  });

  test('a form from elsewhere is refused', async () => {
    const item = encodeURIComponent('394f5b64c626.2601130940@tomas.example.org:5');
    for (const origin of ['http://elsewhere.example', 'null', undefined]) {
      const response = await fetch(`${site.origin}/item/${item}/mark`, {
        method: 'POST',
        headers: origin === undefined ? {} : { origin },
        body: new URLSearchParams({ status: 'settled', by: 'Nobody' }),
      });
      expect(response.status, origin).toBe(403);
    }
  });

  test.each(['/', '/series', SERIES, `/patch/${encodeURIComponent(COVER.replace('-1-', '-3-'))}`])(
    '%s loads little script',
    async (path) => {
      const { page } = await visit(browser, site.origin);
      let bytes = 0;
      page.on('requestfinished', async (request) => {
        if (request.resourceType() === 'script') bytes += (await request.sizes()).responseBodySize;
      });
      await page.goto(path, { waitUntil: 'load' });
      await page.waitForTimeout(300);
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThan(MOST_SCRIPT);
    },
  );

  test('feed and JSON have what the table has', async () => {
    const feed = await fetch(`${site.origin}/series.atom?text=tb210`);
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    const text = await feed.text();
    expect(text.match(/<entry>/g)).toHaveLength(1);
    expect(text).toContain('v4: Add support for the Tarn TB210 capture buffer');
    const { series } = (await (await fetch(`${site.origin}/series.json?text=tb210`)).json()) as {
      series: { id: string }[];
    };
    expect(series.map(({ id }) => id)).toEqual([COVER]);
  });

  test('an open page tells that new mail came, and stays as it is', async () => {
    const { page } = await visit(browser, site.origin);
    await page.goto('/series');
    const note = page.getByRole('status').filter({ hasText: 'New mail has arrived' });
    expect(await note.isVisible()).toBe(false);
    const mail = join(dirname(site.store), 'new.eml');
    writeFileSync(
      mail,
      'From: Nils Berg <nils@example.org>\nDate: Mon, 6 Apr 2026 10:00:00 +0000\nMessage-ID: <new@example.org>\nSubject: Hello\n\nHello\n',
    );
    execFileSync(process.execPath, [join(root, 'bin/reroll'), 'ingest', mail], {
      env: { ...process.env, REROLL_DB: site.store },
      stdio: 'pipe',
    });
    await note.waitFor({ timeout: 15_000 });
    await page.getByRole('heading', { name: 'Series' }).waitFor();
  });
});
