import { expect, test } from 'vitest';
import { withoutFlight } from '../../bin/flight-data.js';
import { isPage } from '../../bin/shared-page.js';

const page = (scripts: string) =>
  `<html><body><main>&lt;script&gt;self.__next_f.push([])</main>${scripts}</body></html>`;

test.each([
  ['data behind a page', '<script>self.__next_f.push([1,"a\\u003cb"])</script>', ''],
  ['with a nonce', '<script nonce="4jD18h0dh7tbrBSTXvoAmQ==">self.__next_f.push([1,"\\n"])</script>', ''],
  ['what begins it', '<script>(self.__next_f=self.__next_f||[]).push([0])</script>', ''],
  [
    'several, others between them',
    '<script>self.__next_f.push([1])</script><script src="/a.js" async=""></script><script>self.__next_f.push([2])</script>',
    '<script src="/a.js" async=""></script>',
  ],
  ['a script that shows what came late', '<script>$RC("B:0","S:0")</script>', '<script>$RC("B:0","S:0")</script>'],
])('%s', (_, scripts, left) => expect(withoutFlight(page(scripts))).toBe(page(left)));

test('a page that failed keeps it: the runtime shows the error', () => {
  const failed = `<html id="__next_error__"><body><script>self.__next_f.push([1])</script></body></html>`;
  expect(withoutFlight(failed)).toBe(failed);
});

test.each([
  ['GET', '/', {}, true],
  ['GET', '/?list=widgets', {}, true],
  ['GET', '/series/a%40example.org/changes?from=v1', { cookie: 'reroll-reader=mira' }, true],
  ['GET', '/topic/use%3ASZ_*', {}, true],
  ['GET', '/series/a%40example.org', { rsc: '1' }, false],
  ['POST', '/item/a', {}, false],
  ['HEAD', '/series', {}, false],
  ['GET', '/events', {}, false],
  ['GET', '/widgets/a@example.org/t.mbox.gz', {}, false],
  ['GET', '/_next/static/chunks/a.js', {}, false],
] as const)('%s %s %j is held until it is whole: %s', (method, url, headers, expected) => {
  expect(isPage({ method, url, headers } as never)).toBe(expected);
});
