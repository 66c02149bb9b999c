import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, visit } from './browser.ts';
import { choose, expectVisibleFocus, focusedText, pressKey, tabTo } from './keyboard.ts';
import { demo, type Site, shared, startSite } from './site.ts';

/** What a maintainer and a contributor come for, from start to end, with the keyboard alone. */

const bundle = join(shared, 'archives/linux-fpga.bundle');
const hasArchive = existsSync(bundle);
if (!hasArchive) console.warn('skipped: journeys on ../shared/archives/linux-fpga.bundle, which is not here');

type Entry = {
  readonly title: string;
  readonly submitter: { readonly name: string };
  readonly revision: number;
  readonly counts: Readonly<Record<string, number>>;
};

describe.skipIf(!hasChromium).each([
  ['the demo', demo, 'Tomas Okafor', true],
  ['linux-fpga', [bundle], 'Xu Yilun', hasArchive],
] as const)('on %s', (_, sources, maintainer, isHere) => {
  let site: Site;
  let browser: Browser;
  let waiting: readonly Entry[];

  beforeAll(async () => {
    if (!isHere) return;
    site = await startSite(sources);
    browser = await openBrowser();
    const table = await fetch(`${site.origin}/series.json?next=author`);
    waiting = ((await table.json()) as { series: Entry[] }).series;
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** A series that waits for its author, with a request that a later revision came without. */
  function missed(): Entry {
    const found = waiting.find(({ revision, counts }) => revision > 1 && (counts.unaddressed ?? 0) > 0);
    if (!found) throw new Error('no such series');
    return found;
  }

  test.skipIf(!isHere)('a contributor: from the own series to the list, the lines and the changelog', async () => {
    const { page, problems } = await visit(browser, site.origin, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const series = missed();
    await page.goto('/');
    await sayWhoYouAre(page, series.submitter.name);
    const own = page.getByRole('region', { name: 'Your series' });
    await choose(page, own.getByRole('link', { name: series.title, exact: true }));
    await page.getByRole('heading', { level: 1, name: series.title }).waitFor();
    await choose(page, page.getByRole('button', { name: 'Copy outstanding as Markdown' }));
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const list = await page.evaluate(() => navigator.clipboard.readText());
    expect(list).toContain(`## ${series.title}\n`);
    expect(list.match(/^- \[ \] /gm)).toHaveLength(await countOutstanding(page));

    await stepTo(page, page.locator('a[href^="/patch/"]'));
    await pressKey(page, 'o');
    await page.getByRole('heading', { name: 'What later revisions did' }).waitFor();
    await choose(page, page.getByRole('main').locator('a[href^="/patch/"]'));
    await page.waitForURL(/\/patch\//);
    await pressKey(page, 'j');
    await expectVisibleFocus(page);
    const first = await focusedText(page);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expectVisibleFocus(page);
    expect(await focusedText(page)).toBe(first);

    await choose(page, page.getByRole('link', { name: series.title, exact: true }));
    await choose(page, page.getByRole('link', { name: 'Changelog draft' }));
    await page.waitForURL(/\/changelog$/);
    await page.getByRole('main').getByText('What reviewers asked for and a revision has').waitFor();
    expect(problems).toEqual([]);
  });

  test.skipIf(!isHere)('a maintainer: from the queue to what was missed, and back when it is settled', async () => {
    const { page, problems } = await visit(browser, site.origin);
    const series = missed();
    await page.goto('/');
    await sayWhoYouAre(page, maintainer);
    for (const words of ['New revisions since your last visit', 'Ready to apply', 'Most active'])
      await page.getByRole('heading', { name: words }).waitFor();
    await choose(page, page.getByRole('link', { name: 'wait for the author' }));
    expect(await page.getByLabel('Next').inputValue()).toBe('author');
    await choose(page, page.getByRole('link', { name: series.title, exact: true }));
    await page.getByRole('heading', { level: 1, name: series.title }).waitFor();
    const before = await countOutstanding(page);

    await stepTo(page, page.getByText('unaddressed'));
    await pressKey(page, 'o');
    const evidence = page.getByRole('region', { name: 'What later revisions did' });
    await tabTo(page, evidence.getByRole('link', { name: 'mail' }));
    await tabTo(page, page.getByLabel('Status'));
    await page.keyboard.type('settled');
    await tabTo(page, page.getByLabel('Note'));
    await page.keyboard.type('Fine as it is');
    await page.keyboard.press('Enter');
    await page.getByText(`settled by ${maintainer}`).waitFor();

    await choose(page, page.getByRole('link', { name: series.title, exact: true }));
    await page.getByRole('heading', { level: 1, name: series.title }).waitFor();
    expect(await countOutstanding(page)).toBe(before - 1);
    await choose(page, page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Queue' }));
    await page.getByRole('heading', { name: `Queue of ${maintainer}` }).waitFor();
    expect(problems).toEqual([]);
  });
});

async function sayWhoYouAre(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByLabel('Who you are on the lists'));
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: `Queue of ${name}` }).waitFor();
}

/** Presses `j` until an item that has this in it has the focus. */
async function stepTo(page: Page, part: Locator): Promise<void> {
  const focused = page.locator('[data-stop]:focus').filter({ has: part });
  for (let presses = 0; presses < 60; presses++) {
    await pressKey(page, 'j');
    if ((await focused.count()) > 0) return expectVisibleFocus(page);
  }
  throw new Error(`j does not lead to ${part} on ${page.url()}`);
}

async function countOutstanding(page: Page): Promise<number> {
  const heading = await page.getByRole('heading', { name: /^Outstanding \(/ }).textContent();
  return Number(/\d+/.exec(heading ?? '')?.[0]);
}
