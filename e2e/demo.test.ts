import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, hasChromium, openBrowser, visit } from './browser.ts';
import { demo, type Site, startSite } from './site.ts';

/** The demo archive, as a reader finds it. Nothing here needs a script: it is read with scripts and without. */

const SERIES = 'Add support for the Tarn TB210 capture buffer';
const COVER = '20260112093000.4711-1-mira.lindqvist@example.org';

describe.skipIf(!hasChromium)('the demo archive', () => {
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

  describe.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('%s', (_, javaScriptEnabled) => {
    const open = () => visit(browser, site.origin, { javaScriptEnabled });

    test('from the list to a comment at its line', async () => {
      const { page, problems } = await open();
      await page.goto('/');
      await page.getByRole('link', { name: 'Series', exact: true }).click();
      await page.getByLabel('Title', { exact: true }).fill('tb210');
      await page.getByRole('button', { name: 'Show' }).click();
      expect(new URL(page.url()).searchParams.get('text')).toBe('tb210');
      expect(await page.getByRole('table', { name: 'Series' }).getByRole('row').count()).toBe(2);
      await page.getByRole('link', { name: SERIES }).click();
      await page.getByRole('heading', { name: SERIES }).waitFor();
      const revisions = page.getByRole('region', { name: 'Revisions' }).getByRole('listitem');
      expect(await revisions.count()).toBe(4);
      await page
        .getByRole('region', { name: 'Patches' })
        .getByRole('row', { name: /driver/i })
        .first()
        .getByRole('link')
        .nth(1)
        .click();
      const talk = page.getByRole('article').filter({ hasText: 'Use the SZ_* macros' });
      await talk.waitFor();
      const line = talk.locator('xpath=ancestor::tr/preceding-sibling::tr[not(@class="talk")][1]');
      expect(await line.textContent()).toContain('#define TB210_');
      expect(problems).toEqual([]);
    });

    test('from a comment to its mail, its thread and its item', async () => {
      const { page, problems } = await open();
      await page.goto(`/series/${encodeURIComponent(COVER)}`);
      await page
        .getByRole('link', { name: /^Item by Tomas/ })
        .first()
        .click();
      await page.getByRole('heading', { name: 'What later revisions did' }).waitFor();
      await page.getByRole('main').getByRole('link', { name: 'mail', exact: true }).first().click();
      await page.getByRole('navigation', { name: 'Review items in this mail' }).waitFor();
      expect(await page.getByRole('term').allInnerTexts()).toContain('Message-ID');
      await page.getByRole('link', { name: 'whole thread' }).click();
      expect(
        await page.getByRole('navigation', { name: 'Mails of the thread' }).getByRole('listitem').count(),
      ).toBeGreaterThan(5);
      expect(problems).toEqual([]);
    });

    test('any mail of a series leads to the series', async () => {
      const { page } = await open();
      await page.goto(`/series/${encodeURIComponent('394f5b64c626.2601130940@tomas.example.org')}`);
      expect(decodeURIComponent(page.url())).toContain(COVER);
    });

    test('search finds words and marks them', async () => {
      const { page, problems } = await open();
      await page.goto('/');
      await page.getByLabel('Search mail').fill('devm_request_mem_region');
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('heading', { name: /request_mem_region/ }).waitFor();
      expect(await page.locator('mark').first().textContent()).toMatch(/request_mem_region/i);
      expect(problems).toEqual([]);
    });

    test('a Message-ID in the search field leads to its mail', async () => {
      const { page } = await open();
      await page.goto(`/search?q=${encodeURIComponent(`<${COVER}>`)}`);
      expect(decodeURIComponent(page.url())).toContain(`/message/${COVER}`);
    });

    test.each(['/message', '/patch', '/series', '/thread', '/item'])(
      '%s of an unknown Message-ID says how to get it',
      async (path) => {
        const { page } = await open();
        const response = await page.goto(`${path}/nobody%2Fknows@example.org`);
        expect(response?.status()).toBe(404);
        await page.getByRole('heading', { name: 'This is not in the store' }).waitFor();
        expect(await page.getByRole('main').textContent()).toContain(
          "bin/reroll ingest 'https://lore.kernel.org/all/nobody%2Fknows%40example.org/'",
        );
      },
    );
  });

  describe.each(['light', 'dark'] as const)('axe, %s', (colorScheme) => {
    test.each([
      ['the queue', '/'],
      ['the series', '/series'],
      ['a series', `/series/${encodeURIComponent(COVER)}`],
      ['a patch', `/patch/${encodeURIComponent(COVER.replace('-1-', '-3-'))}`],
      ['a mail', `/message/${encodeURIComponent('394f5b64c626.2601130940@tomas.example.org')}`],
      ['a thread', `/thread/${encodeURIComponent(COVER)}`],
      ['an item', `/item/${encodeURIComponent('394f5b64c626.2601130940@tomas.example.org:5')}`],
      ['a search', '/search?q=clock'],
      ['differences', `/series/${encodeURIComponent(COVER)}/changes?from=v1&to=v4`],
      ['a changelog', `/series/${encodeURIComponent(COVER)}/changelog`],
      ['side by side', `/patch/${encodeURIComponent(COVER.replace('-1-', '-3-'))}?view=split`],
      ['a person', '/person/mira.lindqvist@example.org'],
      ['activity', '/activity'],
      ['docs', '/docs'],
      ['a page of docs', '/docs/statuses'],
      ['nothing', '/no-such-page'],
    ])('%s', async (_, path) => {
      const { page } = await visit(browser, site.origin, { colorScheme });
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    });
  });
});
