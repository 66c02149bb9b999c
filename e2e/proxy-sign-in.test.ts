import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMarks } from '#db/marks.ts';
import { openStore } from '#db/open.ts';
import { ITEM, itemPath } from './signing-in.ts';
import { demo, type Site, startSite } from './site.ts';

describe('a proxy that signs people in', () => {
  const proxy = { 'x-reroll-proxy': 'sixteen letters!' };
  let site: Site;

  beforeAll(async () => {
    site = await startSite(demo, {
      REROLL_AUTH: 'proxy',
      REROLL_AUTH_HEADER: 'X-Remote-User',
      REROLL_PROXY_SECRET: proxy['x-reroll-proxy'],
    });
  });

  afterAll(() => site?.stop());

  test.each([
    ['the proxy', { ...proxy, 'x-remote-user': 'Mira Lindqvist' }, 303],
    ['the proxy, of nobody', { ...proxy, 'x-remote-user': '' }, 401],
    ['another program', { 'x-remote-user': 'Mira Lindqvist' }, 401],
    ['another program that guesses', { 'x-reroll-proxy': 'sixteen letters?', 'x-remote-user': 'Mira' }, 401],
  ])('%s is believed as it should be', async (_, headers, status) => {
    const response = await fetch(`${site.origin}${itemPath}/mark`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, origin: site.origin } as Record<string, string>,
      body: new URLSearchParams({ status: 'settled', by: 'Tomas Okafor' }),
    });
    expect(response.status).toBe(status);
    const db = openStore(site.store);
    const marks = listMarks(db, ITEM);
    db.close();
    expect(marks.map(({ by }) => by)).toEqual(['Mira Lindqvist']);
  });

  test('who is signed in is told so, and signs out at the proxy', async () => {
    const headers = { ...proxy, 'x-remote-user': 'Mira Lindqvist' };
    const html = await (await fetch(`${site.origin}/series`, { headers })).text();
    expect(html).toContain('<span>Mira Lindqvist</span>');
    expect(html).not.toContain('Sign out');
  });
});
