import { describe, expect, test } from 'vitest';
import { openPageCache } from '../../bin/page-cache.js';
import { isReload, isShared, renewNonce, sharedKey } from '../../bin/shared-page.js';

const SAME = { store: 7, people: 3 };

const page = (body: string) => ({ version: SAME, at: 0, status: 200, headers: {}, body });

describe('a page that is kept', () => {
  test.each([
    ['the same store', SAME, 59_000, false, 'page'],
    ['the same store, loaded again', SAME, 1000, true, 'page'],
    ['mail came in', { store: 8, people: 3 }, 9_999, false, 'page'],
    ['mail came in a while ago', { store: 8, people: 3 }, 10_001, false, undefined],
    ['mail came in, loaded again', { store: 8, people: 3 }, 1000, true, undefined],
    ['somebody marked something', { store: 8, people: 4 }, 1, false, undefined],
    ['its "2 minutes ago" is too old', SAME, 60_001, false, undefined],
  ])('%s', (_, version, now, again, body) => {
    const cache = openPageCache(1000);
    cache.save('/series/x', page('page'));
    expect(cache.find('/series/x', version, now, again)?.body).toBe(body);
  });

  test('makes room for others, the one asked for longest ago first', () => {
    const cache = openPageCache(100);
    for (let name = 0; name < 10; name++) cache.save(String(name), page('x'.repeat(10)));
    expect(cache.find('0', SAME, 0, false)?.body).toHaveLength(10);
    cache.save('10', page('x'.repeat(10)));
    expect(cache.find('1', SAME, 0, false)).toBeUndefined();
    expect(cache.find('0', SAME, 0, false)?.body).toHaveLength(10);
  });

  test('is not larger than a tenth of the room', () => {
    const cache = openPageCache(100);
    cache.save('large', page('x'.repeat(11)));
    expect(cache.find('large', SAME, 0, false)).toBeUndefined();
  });
});

const request = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  ({ url, method, headers: { host: 'reroll.example.org', ...headers } }) as never;

describe('a page for everybody', () => {
  test.each([
    ['a series', '/series/a%40example.org', {}],
    ['a search', '/search?q=led', {}],
    ['a reader who was here before', '/series/a', { cookie: 'reroll-visit=17.18' }],
  ])('%s', (_, url, headers) => {
    expect(sharedKey(request(url, headers))).toContain(url);
  });

  test.each([
    ['the queue', '/', {}],
    ['a form that has the name of who marks', '/item/a', {}],
    ['a stream', '/events', {}],
    ['who said who he is', '/series/a', { cookie: 'reroll-reader=mira' }],
    ['both cookies', '/series/a', { cookie: 'reroll-visit=1.2; reroll-reader=mira' }],
    ['a token', '/series/a', { authorization: 'Bearer x' }],
    ['a part of a page', '/series/a', { rsc: '1' }],
  ])('not %s', (_, url, headers) => {
    expect(sharedKey(request(url, headers))).toBeUndefined();
  });

  test('is another one under another name of the server', () => {
    expect(sharedKey(request('/series/a'))).not.toBe(sharedKey(request('/series/a', { host: 'evil.example.org' })));
  });

  test.each([
    ['a page', 200, { 'content-type': 'text/html; charset=utf-8' }, true],
    ['not found', 404, { 'content-type': 'text/html' }, false],
    ['a feed, which knows what changed itself', 200, { 'content-type': 'application/atom+xml' }, false],
    ['a cookie', 200, { 'content-type': 'text/html', 'set-cookie': 'a=b' }, false],
  ])('is kept or not: %s', (_, status, headers, kept) => {
    expect(isShared(status, headers)).toBe(kept);
  });
});

test.each([
  ['a link was followed', {}, false],
  ['loaded again', { 'cache-control': 'max-age=0' }, true],
  ['loaded again without any cache', { 'cache-control': 'no-cache', pragma: 'no-cache' }, true],
])('%s', (_, headers, again) => {
  expect(isReload(request('/series/a', headers))).toBe(again);
});

test('each answer has a nonce of its own', () => {
  const [old, fresh] = ['0JsKqCL4W1KwzOWopZncEg==', 'bJpZptPp7Lq6FPWXOOvHdA=='];
  const kept = {
    headers: { 'content-security-policy': `default-src 'none'; script-src 'nonce-${old}'` },
    body: `<script nonce="${old}"></script><p>nonce</p>`,
  };
  expect(renewNonce(kept, fresh)).toEqual({
    headers: { 'content-security-policy': `default-src 'none'; script-src 'nonce-${fresh}'` },
    body: `<script nonce="${fresh}"></script><p>nonce</p>`,
  });
});
