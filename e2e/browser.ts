import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Says so where there is none: the tests that need it are skipped. */
export const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) console.warn(`skipped: no browser at ${CHROMIUM} (Debian package chromium, or $CHROMIUM)`);

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}

/** A page, and what went wrong on it: console errors, exceptions, failed requests, requests to elsewhere. */
export type Visit = { readonly page: Page; readonly problems: readonly string[] };

export async function visit(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} at ${page.url()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // The browser itself gave it up: on the way to the next page, or a script where scripts are off.
    const reason = request.failure()?.errorText ?? '';
    const isScriptOff = options.javaScriptEnabled === false && request.resourceType() === 'script';
    if (reason !== 'net::ERR_ABORTED' && !isScriptOff) problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) problems.push(`elsewhere: ${request.url()}`);
  });
  return { page, problems };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

/** The page as it is now has no violation of WCAG 2.2 AA that axe can see, and no value that was not put into words. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(
    /.*(?:\[object \w+\]|\bNaN\b).*/.exec((await page.locator('main').textContent()) ?? '')?.[0],
    page.url(),
  ).toBeUndefined();
  await page.evaluate(axe);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const result = (await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`)) as AxeResult;
  const found = result.violations.map(({ id, nodes }) => ({
    id,
    count: nodes.length,
    first: `${nodes[0]?.html}\n${nodes[0]?.failureSummary}`,
  }));
  expect(found, page.url()).toEqual([]);
}
