import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { backTo, isOwnForm } from '../../app/form.ts';

const app = fileURLToPath(new URL('../../app/', import.meta.url));

test.each([
  [{ origin: 'http://localhost:3000' }, true],
  [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
  [{ origin: 'http://[::1]:3000', host: '[::1]:3000' }, true],
  [{}, false],
  [{ 'sec-fetch-site': 'same-origin' }, false],
  [{ origin: 'null' }, false],
  [{ origin: 'http://localhost:81' }, false],
  [{ origin: 'http://localhost.example.com:3000' }, false],
  [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }, false],
  [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }, false],
  // A name of another site that was made to lead to this machine.
  [{ origin: 'http://evil.example.org:3000', host: 'evil.example.org:3000', 'sec-fetch-site': 'same-origin' }, false],
])('a form with %j is ours: %s', (headers, isOwn) => {
  const all = { host: 'localhost:3000', ...(headers as Record<string, string>) };
  expect(isOwnForm(new NextRequest('http://127.0.0.1:3000/reader', { method: 'POST', headers: all }))).toBe(isOwn);
});

/** These answer programs, which have no cookie that a browser would send for another site. */
const FOR_PROGRAMS = ['[list]/route.ts', 'api/[[...path]]/route.ts', 'api/v1/[...path]/route.ts'];

test('every form that a browser sends is asked where it comes from', () => {
  const unasked = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('route.ts') && !FOR_PROGRAMS.includes(path))
    .map((path) => ({ path, code: readFileSync(app + path, 'utf8') }))
    .filter(
      ({ code }) =>
        /\b(?:POST|PUT|PATCH|DELETE)\b/.test(code) && !/\b(?:isOwnForm|readSentForm|readPersonsForm)\(/.test(code),
    );
  expect(unasked.map(({ path }) => path)).toEqual([]);
});

test.each([
  ['/item/a%40example.org?x=1#history', '/item/a%40example.org?x=1#history'],
  ['//example.com/', '/'],
  ['/\\example.com/', '/'],
  ['/\t/example.com/', '/'],
  ['/.//example.com/', '/'],
  ['https://example.com/', '/'],
  ['javascript:alert(1)', '/'],
  ['item', '/'],
  ['', '/'],
])('a form may lead back to %j: %s', (path, location) => {
  expect(backTo(path).headers.get('location')).toBe(location);
});
