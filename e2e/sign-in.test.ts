import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '#db/audit.ts';
import { listMarks } from '#db/marks.ts';
import { type Database, openStore } from '#db/open.ts';
import { createToken } from '#db/tokens.ts';
import { expectAccessible, hasChromium, openBrowser, visit } from './browser.ts';
import { type OpenIdProvider, startProvider } from './openid-provider.ts';
import { ITEM, itemPath, settingsFor, signIn } from './signing-in.ts';
import { demo, type Site, startSite } from './site.ts';

/** People sign in with a real OpenID provider, in a real browser. */

describe.skipIf(!hasChromium)('signing in', () => {
  let provider: OpenIdProvider;
  let site: Site;
  let browser: Browser;
  let db: Database;

  beforeAll(async () => {
    provider = await startProvider();
    provider.names.set('mira', 'Mira Lindqvist').set('mallory', 'Mira Lindqvist');
    site = await startSite(demo, (origin) => settingsFor(provider, origin));
    browser = await openBrowser();
    db = openStore(site.store);
  });

  afterAll(async () => {
    db?.close();
    await browser?.close();
    await site?.stop();
    await provider?.stop();
  });

  async function newPage(): Promise<Page> {
    return (await visit(browser, site.origin)).page;
  }

  async function sessionOf(page: Page): Promise<string> {
    const cookies = await page.context().cookies();
    return cookies.find(({ name }) => name === 'reroll-session')?.value ?? '';
  }

  function mark(headers: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams({ status: 'addressed', note: 'forged', by: 'Tomas Okafor' });
    return fetch(`${site.origin}${itemPath}/mark`, { method: 'POST', redirect: 'manual', headers, body });
  }

  test('who is not signed in reads, and is told to sign in where others mark', async () => {
    const page = await newPage();
    await page.goto(itemPath);
    expect(await page.locator('.mark-form').count()).toBe(0);
    await expectAccessible(page);
    expect((await mark({ origin: site.origin })).status).toBe(401);
    expect(listMarks(db, ITEM)).toEqual([]);
  });

  test('marks are by who is signed in, whatever the form says, until they sign out', async () => {
    const page = await newPage();
    await page.goto(itemPath);
    await page.getByRole('main').getByRole('link', { name: 'Sign in', exact: true }).click();
    await expectAccessible(page);
    await signIn(page, 'mira');
    await page.waitForURL(`**${itemPath}`);
    await page.getByRole('combobox', { name: 'Status' }).selectOption('settled');
    await page.getByRole('textbox', { name: 'Note' }).fill('asked on the list');
    await page.getByRole('button', { name: 'Set' }).click();
    await page.getByText('settled by Mira Lindqvist').waitFor();
    await expectAccessible(page);
    expect(listMarks(db, ITEM).map(({ by, status }) => [by, status])).toEqual([['Mira Lindqvist', 'settled']]);

    const cookie = `reroll-session=${await sessionOf(page)}`;
    expect((await mark({ origin: site.origin, cookie })).status).toBe(303);
    expect(listMarks(db, ITEM).at(-1)?.by).toBe('Mira Lindqvist');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await sessionOf(page)).toBe('');
    expect((await mark({ origin: site.origin, cookie })).status).toBe(401);
    const actions = listAudit(db, { limit: 10 }).map(({ by, action }) => `${by}: ${action}`);
    expect(actions).toEqual(['sign-out', 'mark', 'mark', 'sign-in'].map((action) => `Mira Lindqvist: ${action}`));
  });

  test('a form of another site changes nothing, not even with the cookie', async () => {
    const page = await newPage();
    await page.goto('/sign-in');
    await signIn(page, 'mira');
    await page.waitForURL(`${site.origin}/`);
    const cookie = `reroll-session=${await sessionOf(page)}`;
    const before = listMarks(db, ITEM).length;
    const forged: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: site.origin.replace('http:', 'https:') },
      { origin: `${site.origin}.evil.example` },
      { origin: site.origin, 'sec-fetch-site': 'cross-site' },
      { origin: site.origin, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of forged)
      expect([headers, (await mark({ cookie, ...headers })).status]).toEqual([headers, 403]);
    expect(listMarks(db, ITEM)).toHaveLength(before);

    // The provider's origin is another site's page for the browser: it leaves the cookie out and tells the origin.
    await page.goto(`${provider.issuer}/.well-known/openid-configuration`);
    await page.evaluate(
      ([action]) => {
        const form = document.createElement('form');
        form.method = 'post';
        form.action = action ?? '';
        form.innerHTML = '<input name="status" value="addressed">';
        document.body.append(form);
        form.submit();
      },
      [`${site.origin}${itemPath}/mark`],
    );
    await page.getByText('This form was not sent from here.').waitFor();
    expect(listMarks(db, ITEM)).toHaveLength(before);
  });

  test('a session ends by itself', async () => {
    const page = await newPage();
    await page.goto('/sign-in');
    await signIn(page, 'mira');
    await page.waitForURL(`${site.origin}/`);
    const { httpOnly, sameSite } = (await page.context().cookies()).find(({ name }) => name === 'reroll-session') ?? {};
    expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Lax' });
    const secret = await sessionOf(page);
    const stored = db.prepare('SELECT group_concat(hash) FROM session').pluck().get();
    expect(stored).not.toContain(secret);
    db.prepare('UPDATE session SET created = 0, expires = 1').run();
    await page.reload();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect((await mark({ origin: site.origin, cookie: `reroll-session=${secret}` })).status).toBe(401);
  });

  test('an answer that was not asked for signs nobody in', async () => {
    const page = await newPage();
    await page.goto('/sign-in/callback?code=stolen&state=made-up');
    await page.getByRole('alert').filter({ hasText: 'Start again' }).waitFor();
    expect(await sessionOf(page)).toBe('');

    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Sign in with' }).click();
    await page.getByPlaceholder('Enter any login').waitFor();
    await page.goto('/sign-in/callback?code=stolen&state=made-up');
    await page.getByRole('alert').filter({ hasText: 'does not fit' }).waitFor();
    expect(await sessionOf(page)).toBe('');
  });

  test('an answer for one browser signs in no other', async () => {
    const mallory = await newPage();
    const answers: string[] = [];
    mallory.on('request', (request) => {
      if (request.url().includes('/sign-in/callback?')) answers.push(request.url());
    });
    await mallory.goto('/sign-in');
    // Without the cookie of the attempt the answer is not taken by Mallory's own browser, and is still good.
    await signIn(mallory, 'mallory', () => mallory.context().clearCookies({ name: 'reroll-sign-in' }));
    await mallory.getByRole('alert').filter({ hasText: 'Start again' }).waitFor();
    expect(answers).toHaveLength(1);
    const page = await newPage();
    await page.goto('/sign-in/start');
    await page.getByPlaceholder('Enter any login').waitFor();
    await page.goto(answers[0] ?? '');
    await page.getByRole('alert').filter({ hasText: 'does not fit' }).waitFor();
    expect(await sessionOf(page)).toBe('');
  });

  test('nobody takes the name of another', async () => {
    const page = await newPage();
    await page.goto('/sign-in');
    await signIn(page, 'mallory');
    await page.getByText('Mira Lindqvist (mallory)').waitFor();
  });

  test('a token is made on a page, shown once, and revoked there', async () => {
    const { page, problems } = await visit(browser, site.origin);
    await page.goto('/tokens');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await signIn(page, 'mira');
    await page.waitForURL('**/tokens');
    await page.getByRole('combobox').selectOption('mark');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const secret = (await page.getByRole('status').locator('code').textContent()) ?? '';
    expect(secret).toMatch(/^reroll_[\w-]{43}$/);
    await expectAccessible(page);
    const markBy = (authorization: string) =>
      fetch(`${site.origin}/api/v1/comments/${encodeURIComponent(ITEM)}/marks`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ status: 'addressed' }),
      });
    expect((await markBy(`Bearer ${secret}`)).status).toBe(201);
    expect(listMarks(db, ITEM).at(-1)).toMatchObject({ by: 'Mira Lindqvist', status: 'addressed' });
    await page.reload();
    expect(await page.locator('main code').count()).toBe(0);
    expect(await page.content()).not.toContain(secret);

    const mallory = await newPage();
    await mallory.goto('/sign-in');
    await signIn(mallory, 'mallory');
    await mallory.goto('/tokens');
    await mallory.getByText('You have none.').waitFor();
    const cookie = `reroll-session=${await sessionOf(mallory)}`;
    const id = String(db.prepare('SELECT max(id) FROM token').pluck().get());
    const theft = await fetch(`${site.origin}/tokens/revoke`, {
      method: 'POST',
      headers: { cookie, origin: site.origin },
      body: new URLSearchParams({ id }),
    });
    expect(theft.status).toBe(404);

    await page.getByRole('button', { name: `Revoke token ${id}` }).click();
    await page.getByText('You have none.').waitFor();
    expect((await markBy(`Bearer ${secret}`)).status).toBe(401);
    await page.getByRole('link', { name: 'Changes by people' }).click();
    await page.getByRole('row', { name: 'token revoked: mark for Mira Lindqvist' }).waitFor();
    await expectAccessible(page);
    // The provider's own pages ask for a font from elsewhere.
    expect(problems.filter((problem) => problem.includes(` at ${site.origin}`))).toEqual([]);
  });

  test('the log of changes is for those who are signed in', async () => {
    const html = await (await fetch(`${site.origin}/audit`)).text();
    expect(html).toContain('to see who changed what');
    expect(html).not.toContain('token made');
  });

  test('who searches too much waits, and nobody else does', async () => {
    // Another address would be another caller: what a client says of its own counts for nothing.
    const ask = (headers: Record<string, string>) => fetch(`${site.origin}/search.json?q=clock`, { headers });
    const answers: Response[] = [];
    for (let at = 0; at < 125; at++)
      answers.push(await ask({ 'x-forwarded-for': `192.0.2.${at}`, 'x-reroll-peer': `192.0.2.${at}` }));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.slice(0, 100).map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const { secret } = createToken(db, { name: 'a reader', scope: 'read', at: 0 });
    expect((await ask({ authorization: `Bearer ${secret}` })).status).toBe(200);
    expect((await fetch(`${site.origin}/series`)).status).toBe(200);
  });

  test('after signing in nobody is sent to another site', async () => {
    const page = await newPage();
    await page.goto(`/sign-in?back=${encodeURIComponent('/\t/evil.example/')}`);
    await signIn(page, 'mira');
    await page.waitForURL(`${site.origin}/`);
  });
});
