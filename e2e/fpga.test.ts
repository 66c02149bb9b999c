import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, visit } from './browser.ts';
import { type Site, shared, startSite } from './site.ts';

/** A real list: a maintainer finds by clicking what was said on a patch, where, and who gave which trailers. */

const bundle = join(shared, 'archives/linux-fpga.bundle');
const hasArchive = existsSync(bundle);
if (!hasArchive) console.warn('skipped: no ../shared/archives/linux-fpga.bundle');

describe.skipIf(!hasChromium || !hasArchive)('linux-fpga', () => {
  let site: Site;
  let browser: Browser;

  beforeAll(async () => {
    site = await startSite([bundle]);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  test('Lattice ECP5: six revisions, comments at their lines, trailers', async () => {
    const { page, problems } = await visit(browser, site.origin);
    await page.goto('/');
    await page.getByRole('link', { name: 'Series', exact: true }).click();
    await page.getByLabel('Title', { exact: true }).fill('ECP5');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: 'Lattice ECP5 FPGA manager' }).click();

    const revisions = page.getByRole('region', { name: 'Revisions' }).getByRole('listitem');
    expect(await revisions.getByRole('link').allTextContents()).toEqual(['v6', 'v5', 'v4', 'v3', 'v2', 'v1']);
    const trailers = page.getByRole('region', { name: 'Trailers given in replies' });
    expect(await trailers.textContent()).toContain('Reviewed-by: Krzysztof Kozlowski');

    const patches = page.getByRole('region', { name: 'Patches' });
    const bindings = patches.getByRole('row', { name: /dt-bindings/ });
    // Title, v1, v2, v3
    await bindings.getByRole('link').nth(3).click();
    await page.getByText('v3 · patch 2 of 2').waitFor();

    // https://lore.kernel.org/all/a9f2f1e8-3cd9-a2c7-a2d5-ee5e0a0ad9bc@linaro.org/
    const said = [
      ['Compatible goes first in the list of properties', '- lattice,ecp5-fpga-mgr'],
      ['compatible then reg, then rest of properties', 'reg = <0>;'],
    ] as const;
    for (const [words, code] of said) {
      const talk = page.getByRole('article').filter({ hasText: words });
      const line = talk.locator('xpath=ancestor::tr/preceding-sibling::tr[not(@class="talk")][1]');
      expect(await line.textContent()).toContain(code);
    }
    expect(problems).toEqual([]);
  });
});
