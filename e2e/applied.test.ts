import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTree } from '../test/ingest/source-tree.ts';
import { expectAccessible, hasChromium, openBrowser, visit } from './browser.ts';
import { root, type Site, startSite } from './site.ts';

/** A reader sees what a maintainer made of the demo's driver. */

const COVER = encodeURIComponent('20260112093000.4711-1-mira.lindqvist@example.org');
const demo = join(root, 'demo/tb210-driver.mbox');

describe.skipIf(!hasChromium)('a series of which a part is applied', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-e2e-applied-'));
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    const tree = openTree(join(folder, 'tree'), '2026-03-15T09:00:00Z');
    const mails = readFileSync(demo, 'utf8').split(/(?<=\n)(?=From \S+@\S+ \w{3} \w{3} [ \d]\d [\d:]{8} \d{4}\n)/);
    tree.am(...mails.filter((mail) => /^Subject: \[PATCH v4 [12]\/3\] /m.test(mail)));
    const path = 'drivers/widget/tb210.c';
    const code = readFileSync(join(tree.folder, path), 'utf8');
    tree.amend((message) => `${message}\nTested-by: Noor Haddad <noor@example.org>`, {
      [path]: code.replaceAll('TB210_FIFO_SIZE', 'TB210_FIFO_BYTES'),
    });
    site = await startSite([demo]);
    const env = { ...process.env, REROLL_DB: site.store };
    execFileSync(process.execPath, [join(root, 'bin/reroll'), 'ingest', '--commits', tree.folder], { env });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    rmSync(folder, { recursive: true });
  });

  test.each(['light', 'dark'] as const)('from the series to what the maintainer changed (%s)', async (colorScheme) => {
    const { page, problems } = await visit(browser, site.origin, { colorScheme });
    await page.goto(`/series/${COVER}`);
    await page.getByText('2 of 3 patches are applied').waitFor();
    const row = page.getByRole('row', { name: 'Add driver for the Tarn TB210' });
    expect(await row.textContent()).toContain('code changed, 1 tag added');
    await row.getByRole('link', { name: /^[0-9a-f]{12}$/ }).click();
    await page.getByRole('heading', { name: 'What the maintainer changed' }).waitFor();
    expect(await page.locator('tr.come').allTextContents()).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Tested-by: Noor Haddad'),
        expect.stringContaining('TB210_FIFO_BYTES'),
      ]),
    );
    await expectAccessible(page);
    await page.getByRole('link', { name: 'posted' }).click();
    await page.getByText('Applied by Owen Hartnell').waitFor();
    expect(problems).toEqual([]);
  });
});
