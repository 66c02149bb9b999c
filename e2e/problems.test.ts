import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, hasChromium, openBrowser, visit } from './browser.ts';
import { root, type Site, startSite } from './site.ts';

/** What could not be read is listed, kept, and shown as it came. */

const FROM = 'From mboxrd@z Thu Jan  1 00:00:00 1970\n';
const NAMELESS = 'From: Mira <mira@example.org>\nSubject: <script>alert(1)</script>\n\nA mail without a name.\n';
const DATELESS = [1, 2].map(
  (number) => `From: Mira Lindqvist <mira@example.org>\nMessage-ID: <dateless${number}@example.org>
Date: Thu, 31 Feb 1907 25:00:00\nSubject: widget: a mail from another time\n\nHello.\n`,
);

describe.skipIf(!hasChromium)('the page of problems', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-e2e-problems-'));
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    const mbox = join(folder, 'broken.mbox');
    writeFileSync(mbox, [NAMELESS, ...DATELESS].map((mail) => `${FROM}${mail}\n`).join(''));
    site = await startSite([join(root, 'demo/tb210-driver.mbox'), mbox]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('lists them, with why (%s, %i px)', async (colorScheme, width) => {
    const { page, problems } = await visit(browser, site.origin, { colorScheme, viewport: { width, height: 900 } });
    await page.goto('/problems');
    await page.getByRole('heading', { name: '1 unreadable mail' }).waitFor();
    await page.getByRole('heading', { name: '2 messages with problems' }).waitFor();
    expect(await page.getByRole('row', { name: /broken\.mbox/ }).textContent()).toContain('no Message-ID');
    expect(await page.getByText(folder).count()).toBe(0);
    const row = page.getByRole('row', { name: 'widget: a mail from another time' }).first();
    expect(await row.textContent()).toContain('Date: Thu, 31 Feb 1907');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await expectAccessible(page);
    await row.getByRole('link', { name: 'widget: a mail from another time' }).click();
    await page.getByText('Date: Thu, 31 Feb 1907').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test('shows an unreadable mail as plain text, as it came', async () => {
    const page = await (await fetch(`${site.origin}/problems`)).text();
    const path = /\/problems\/\d+/.exec(page)?.[0] ?? 'none';
    const answer = await fetch(site.origin + path);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await answer.text()).toContain(NAMELESS);
    expect((await fetch(`${site.origin}/problems/999999`)).status).toBe(404);
    expect((await fetch(`${site.origin}/problems/..%2f`)).status).toBe(404);
  });
});
