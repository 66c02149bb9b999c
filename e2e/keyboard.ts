import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** No page has more places to stop at before what its reader wants. */
const MOST_TABS = 400;

/** Presses Tab until `target` has the focus, as a reader without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = await target.first().elementHandle();
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press('Tab');
    if (await element?.evaluate((each) => each === document.activeElement)) return expectVisibleFocus(page);
  }
  throw new Error(`Tab does not lead to ${target} on ${page.url()}`);
}

/** Tab, then Enter: a link or a button is used, a form sent. */
export async function choose(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** What has the focus is in sight and has a ring around it. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  // A page that scrolls softly is still on its way.
  const describeFocus = () =>
    page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return 'nothing has the focus';
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1) return `no ring around ${focused.outerHTML}`;
      const { top, bottom } = focused.getBoundingClientRect();
      return bottom > 0 && top < innerHeight ? 'seen' : `out of sight: ${focused.outerHTML}`;
    });
  await expect.poll(describeFocus, { timeout: 5_000 }).toBe('seen');
}

/** Presses one of the keys of a page that has come with its script. */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.waitForLoadState('load');
  await page.keyboard.press(key);
}

/** The text of what has the focus. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}
