import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, openBrowser, visit } from './browser.ts';
import { root, type Site, startSite } from './site.ts';

/** What becomes of each of lore's addresses: of known and unknown mails, for programs and for people. */

const COVER = '20260112093000.4711-1-mira.lindqvist@example.org';
const REPLY = '394f5b64c626.2601130940@tomas.example.org';
const ESCAPED = '/linux-widgets/a%2Fb+c@example.org';

const mail = (id: string, text: string) =>
  `From: Ann Lee <ann@example.org>\nDate: Mon, 12 Jan 2026 10:00:00 +0000\nMessage-ID: <${id}>\nSubject: ${text}\nList-Id: <linux-widgets.vger.kernel.org>\n\n${text}\n`;
const PAGE =
  'Re: [PATCH v2 3/8] leds: add a blinker\n\nFrom: Jane Roe\n\nDate: Wed Mar 04 2026 - 15:17:02 EST\n\n\nNot here.\n\nJane\n';

const folder = mkdtempSync(join(tmpdir(), 'reroll-address-'));
let site: Site;

beforeAll(async () => {
  const files = Object.entries({
    'slash.eml': mail('a/b+c@example.org', 'Slashes'),
    'one.eml': mail('twice@example.org', 'One'),
    'two.eml': mail('twice@example.org', 'Two'),
    'page.txt': PAGE,
  }).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  site = await startSite([join(root, 'demo/tb210-driver.mbox'), ...files]);
});

afterAll(async () => {
  await site?.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(site.origin + path, { redirect: 'manual', ...init });

describe('where an address leads', () => {
  test.each([
    [`/linux-widgets/${COVER}`, 301, `/linux-widgets/${COVER}/`],
    [`/linux-widgets/${COVER}/T`, 301, `/linux-widgets/${COVER}/T/`],
    ['/linux-widgets/a/b+c@example.org/t', 301, `${ESCAPED}/t/`],
    [`/r/${COVER}`, 302, `/all/${COVER}/`],
    [`/r/${COVER}/`, 302, `/all/${COVER}/`],
    ['/linux-widgets/', 302, '/series?list=linux-widgets'],
    ['/all/', 302, '/series'],
    ['/linux-widgets/?q=f:mira', 302, '/search?q=f%3Amira&list=linux-widgets'],
    // A list that did not have the mail.
    [`/linux-leds/${COVER}/raw`, 302, `/all/${COVER}/raw`],
  ])('%s', async (path, status, location) => {
    const response = await get(path, { method: 'HEAD' });
    expect([response.status, response.headers.get('location')]).toEqual([status, site.origin + location]);
  });

  test.each([
    [`/linux-widgets/${COVER}/`, 'text/html; charset=utf-8'],
    [`/linux-leds/${COVER}/`, 'text/html; charset=utf-8'],
    [`/all/${encodeURIComponent(COVER)}/T/`, 'text/html; charset=utf-8'],
    [`${ESCAPED}/t/`, 'text/html; charset=utf-8'],
    ['/linux-widgets/a/b+c@example.org/', 'text/html; charset=utf-8'],
    ['/linux-widgets/a/b+c@example.org/raw', 'text/plain; charset=UTF-8'],
    [`${ESCAPED}/raw`, 'text/plain; charset=UTF-8'],
    [`/linux-widgets/${COVER}/t.mbox.gz`, 'application/gzip'],
    [`/linux-widgets/${COVER}/t.atom`, 'application/atom+xml; charset=utf-8'],
    ['/linux-widgets/new.atom', 'application/atom+xml; charset=utf-8'],
    ['/linux-widgets/?q=f:mira&x=A', 'application/atom+xml; charset=utf-8'],
    ['/all/?q=f:mira&x=m', 'application/gzip'],
  ])('%s is there, for HEAD as for GET', async (path, type) => {
    for (const method of ['GET', 'HEAD']) {
      const response = await get(path, { method });
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      const { byteLength } = await response.arrayBuffer();
      expect(byteLength > 0).toBe(method === 'GET');
    }
  });

  test.each([
    ['/linux-widgets/nobody@example.org/', 'Message-ID <nobody@example.org> not found'],
    ['/linux-widgets/nobody@example.org/raw', "reroll ingest 'https://lore.kernel.org/all/nobody%40example.org/'"],
    ['/linux-widgets/nobody@example.org/t.mbox.gz', 'not found'],
    ['/linux-leds/new.atom', 'No such list'],
    ['/linux-widgets/info/refs?service=git-upload-pack', 'No such'],
    ['/linux-widgets/manifest.js.gz', 'No such'],
    ['/manifest.js.gz', 'No such'],
    ['/linux-widgets/_/text/config/raw', 'No such'],
    ['/linux-widgets/?q=nosuchword&x=m', 'No results found'],
  ])('%s is not there, and says so in plain text', async (path, text) => {
    const response = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(await response.text()).toContain(text);
  });

  test('people get a page instead', async () => {
    const response = await get('/linux-widgets/nobody@example.org/', { headers: { accept: 'text/html,*/*' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('https://lore.kernel.org/all/nobody%40example.org/');
  });

  test('a query that cannot be read is an error, not an empty mailbox', async () => {
    const response = await get('/all/?q=%28&x=m', { method: 'POST' });
    expect(response.status).toBe(400);
  });

  test.each(['/series', '/series/', `/series/${COVER}/`, '/docs/', '/search/?q=clock'])('%s is ours', async (path) => {
    expect((await get(path)).status).toBe(200);
  });
});

test.each(['raw', 't.mbox.gz', 't.atom'])('%s that the client has already is not sent again', async (file) => {
  const path = `/all/${COVER}/${file}`;
  const etag = (await get(path)).headers.get('etag') ?? '';
  expect(etag).toMatch(/^W\/"/);
  const again = await get(path, { headers: { 'if-none-match': `"other", ${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('two mails under one Message-ID are both in raw, and the page says so', async () => {
  const raw = await (await get('/all/twice@example.org/raw')).text();
  expect(raw.match(/^Subject: .*/gm)?.toSorted()).toEqual(['Subject: One', 'Subject: Two']);
  expect(await (await get('/all/twice@example.org/')).text()).toContain('2 different mails came under this Message-ID');
});

test('a saved page has no raw mail and says why', async () => {
  const store = new Sqlite(site.store, { readonly: true });
  const id = store.prepare("SELECT message_id FROM message WHERE copy = 'page'").pluck().get() as string;
  store.close();
  for (const file of ['raw', 't.mbox.gz']) {
    const response = await get(`/all/${encodeURIComponent(id)}/${file}`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('saved page');
  }
});

test('a search gives mails, or their threads', async () => {
  const count = async (path: string) => {
    const response = await get(path, { method: 'POST' });
    const mailbox = gunzipSync(Buffer.from(await response.arrayBuffer())).toString('latin1');
    return mailbox.split(/^From mboxrd@z /m).length - 1;
  };
  expect(await count(`/all/?x=m&q=m:${REPLY}`)).toBe(1);
  expect(await count(`/linux-widgets/?x=m&t=1&q=m:${REPLY}`)).toBeGreaterThan(5);
});

test.skipIf(!hasChromium)('links into a thread page of public-inbox lead to their mail', async () => {
  const browser = await openBrowser();
  const { page, problems } = await visit(browser, site.origin);
  const hash = createHash('sha1').update(REPLY).digest('hex');
  for (const link of [`${COVER}/T/#m${hash}`, `${REPLY}/T/#u`]) {
    await page.goto(`/linux-widgets/${link}`);
    const target = page.locator(':target').locator('xpath=ancestor-or-self::article');
    expect(await target.getAttribute('id')).toBe(`m${hash}`);
  }
  await page.goto(`/linux-widgets/${COVER}/t/#r${hash}`);
  expect(await page.locator(':target a').getAttribute('href')).toBe(`#m${hash}`);
  expect(problems).toEqual([]);
  await browser.close();
});
