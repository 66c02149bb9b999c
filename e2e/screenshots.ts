import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.ts';
import { demo, root, startSite } from './site.ts';

/** `npm run screenshots`: every page of the demo at three widths, light and dark in turn, into docs/screenshots. */

const COVER = encodeURIComponent('20260112093000.4711-1-mira.lindqvist@example.org');
const DRIVER = COVER.replace('-1-', '-3-');

const PAGES = [
  ['queue', '/'],
  ['series-table', '/series'],
  ['series', `/series/${COVER}`],
  ['differences', `/series/${COVER}/changes?from=v1&to=v4`],
  ['changelog', `/series/${COVER}/changelog`],
  ['patch', `/patch/${DRIVER}`],
  ['patch-split', `/patch/${DRIVER}?view=split`],
  ['item', `/item/${encodeURIComponent('eb2ffa4c5d99.2601271015@tomas.example.org:14')}`],
  ['mail', `/message/${encodeURIComponent('394f5b64c626.2601130940@tomas.example.org')}`],
  ['thread', `/thread/${COVER}`],
  ['search', '/search?q=clock'],
  ['topics', '/topics'],
  ['topic', `/topic/${encodeURIComponent('order:mutex-init')}`],
  ['decisions', '/decisions'],
  ['person', '/person/tomas.okafor%40example.org'],
  ['activity', '/activity'],
  ['docs', '/docs/statuses'],
  ['not-found', '/message/nobody%40example.org'],
] as const;

const SIZES = [
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 1920, height: 1080, colorScheme: 'dark' },
] as const;

const folder = join(root, 'docs/screenshots');
mkdirSync(folder, { recursive: true });
const site = await startSite(demo);
const browser = await openBrowser();
for (const { width, height, colorScheme } of SIZES) {
  const context = await browser.newContext({ baseURL: site.origin, viewport: { width, height }, colorScheme });
  await context.addCookies([{ name: 'reroll-reader', value: 'tomas.okafor@example.org', url: site.origin }]);
  const page = await context.newPage();
  for (const [name, path] of PAGES) {
    await page.goto(path);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
}
await browser.close();
await site.stop();
