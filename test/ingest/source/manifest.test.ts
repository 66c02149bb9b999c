import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { formatClonePath } from '#ingest/source/git-remote.ts';
import { parseManifest, resolveEntry } from '#ingest/source/manifest.ts';

const manifest = (paths: readonly string[]) =>
  Buffer.from(JSON.stringify(Object.fromEntries(paths.map((path) => [path, { fingerprint: 'f', modified: 1 }]))));

test.each([
  ['epochs in their order', ['/leds/git/10.git', '/leds/git/9.git'], ['/leds/git/9.git', '/leds/git/10.git']],
  ['what is no epoch', ['/leds', '/pub/scm/linux.git', '/leds/git/all.git'], []],
  ['paths that lead elsewhere', ['/../leds/git/0.git', '/leds/../git/0.git', '//x/0.git', 'leds/git/0.git'], []],
  ['names that look like options', ['/--upload-pack=x/0.git', '/leds/ -x/0.git', '/leds/\n/0.git'], []],
  ['names with dots and signs', ['/v9fs-developer.c++@x~/git/0.git'], ['/v9fs-developer.c++@x~/git/0.git']],
])('%s', (_, paths, found) => {
  expect(parseManifest(manifest(paths))?.map(({ path }) => path)).toEqual(found);
  expect(parseManifest(gzipSync(manifest(paths)))?.map(({ path }) => path)).toEqual(found);
});

test.each([
  ['a list', '[]'],
  ['null', 'null'],
  ['a page', '<html>'],
  ['cut off', '{"/leds/git/0.git":'],
])('%s is no manifest', (_, text) => {
  expect(parseManifest(Buffer.from(text))).toBeUndefined();
  expect(parseManifest(gzipSync(text).subarray(0, 15))).toBeUndefined();
});

test('a bomb is no manifest', () => {
  expect(parseManifest(gzipSync(Buffer.alloc(257 * 1024 * 1024, ' ')))).toBeUndefined();
});

test.each([
  ['https://lore.example.org/manifest.js.gz', '/leds/git/0.git', 'https://lore.example.org/leds/git/0.git'],
  ['https://lore.example.org/leds/manifest.js.gz', '/leds/git/0.git', 'https://lore.example.org/leds/git/0.git'],
  ['https://example.org/lists/manifest.js.gz', '/leds/git/0.git', 'https://example.org/lists/leds/git/0.git'],
  ['https://example.org/lists/leds/manifest.js.gz', '/leds/git/0.git', 'https://example.org/lists/leds/git/0.git'],
  [
    'https://example.org/lists/leds/manifest.js.gz',
    '/lists/leds/git/0.git',
    'https://example.org/lists/leds/git/0.git',
  ],
])('%s lists %s as %s', (url, path, target) => {
  expect(resolveEntry(new URL(url), path).href).toBe(target);
});

test.each([
  ['https://lore.example.org/leds/0', 'lore.example.org/leds/git/0.git'],
  ['https://lore.example.org/leds/0/', 'lore.example.org/leds/git/0.git'],
  ['https://lore.example.org/leds/git/0.git', 'lore.example.org/leds/git/0.git'],
  ['http://127.0.0.1:8080/lists/leds/1.git', '127.0.0.1:8080/lists/leds/git/1.git'],
  ['https://lore.example.org/old', 'lore.example.org/old.git'],
  ['https://lore.example.org/old.git', 'lore.example.org/old.git'],
  ['https://lore.example.org/a/../../%2e%2e/0', 'lore.example.org/git/0.git'],
  ['https://lore.example.org/a%2f..%2f..%2fb/0', 'lore.example.org/a%2f..%2f..%2fb/git/0.git'],
])('a clone of %s is kept in %s', (url, path) => {
  expect(formatClonePath(new URL(url))).toBe(path);
});

test('a path that is too long for a file', () => {
  expect(() => formatClonePath(new URL(`https://example.org/${'a'.repeat(300)}/0`))).toThrow('its path is too long');
});
