import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, hasChromium, openBrowser, visit } from './browser.ts';
import { demo, type Site, startSite } from './site.ts';

/** What reviewers ask for, as a reader reads and edits it; without scripts, which nothing here needs. */

const ITEM = '394f5b64c626.2601130940@tomas.example.org:41';

describe.skipIf(!hasChromium)('topics', () => {
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

  const open = () => visit(browser, site.origin, { javaScriptEnabled: false });

  test('a topic is shown with its words, and a list of topics that nobody shares is empty', async () => {
    const { page, problems } = await open();
    await page.goto('/topics');
    await page.getByText('Nothing here was asked for in three series').waitFor();
    await page.goto('/topic/order%3Amutex-init');
    const words = page.getByRole('region', { name: 'In the reviewers’ words' });
    expect(await words.textContent()).toContain('Move the mutex_init() (and the drvdata) above it');
    expect(problems).toEqual([]);
    const other = await visit(browser, site.origin);
    await other.page.goto('/topic/order%3Amutex-init');
    await expectAccessible(other.page);
    expect((await other.page.goto('/topic/use%3Anothing'))?.status()).toBe(404);
  });

  test('a name, a note and a merge are kept with who made them, and taken back', async () => {
    const { page, problems } = await open();
    await page.goto('/topic/order%3Amutex-init');
    const edit = async (label: string, value: string, button: string) => {
      await page.getByText('Rename, annotate or merge').click();
      const form = page.locator('form').filter({ has: page.getByRole('button', { name: button, exact: true }) });
      await form.getByLabel(label, { exact: true }).fill(value);
      await form.getByLabel('Your name').fill('Saanvi');
      await form.getByRole('button', { name: button, exact: true }).click();
    };
    await edit('Name', 'Locks come first', 'Rename');
    await page.getByRole('heading', { name: 'Locks come first' }).waitFor();
    await edit('Note, in Markdown', 'Use *devm_mutex_init()* <script>alert(1)</script>', 'Save the note');
    expect(await page.locator('.topic-note em').textContent()).toBe('devm_mutex_init()');
    expect(await page.locator('.topic-note script').count()).toBe(0);
    await page.goto(`/item/${encodeURIComponent(ITEM)}`);
    expect(await page.getByRole('link', { name: 'Locks come first' }).getAttribute('href')).toBe(
      '/topic/order%3Amutex-init',
    );
    await page.goto('/topic/order%3Amutex-init');
    await page.getByRole('button', { name: 'Take back: renamed it' }).click();
    await page.getByRole('heading', { name: /^Initialise the mutex/ }).waitFor();
    await edit('Merge into the topic with the key', 'check:locking', 'Merge');
    expect(new URL(page.url()).pathname).toBe('/topic/check%3Alocking');
    expect(await page.getByRole('region', { name: 'In the reviewers’ words' }).textContent()).toContain('mutex_init()');
    await page.getByRole('button', { name: 'Take back: merged it into' }).click();
    expect(new URL(page.url()).pathname).toBe('/topic/order%3Amutex-init');
    expect(problems).toEqual([]);
  });

  test('decisions are shown with the words of both sides', async () => {
    const { page, problems } = await visit(browser, site.origin);
    await page.goto('/decisions?path=drivers/widget/');
    await page.getByText('nothing could be cached').waitFor();
    await page.getByText('Fair enough, keep it as it is.').waitFor();
    await expectAccessible(page);
    await page.goto('/decisions?path=fs/');
    await page.getByText('No decision fits.').waitFor();
    expect(problems).toEqual([]);
  });
});
