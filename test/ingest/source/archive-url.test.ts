import { expect, test } from 'vitest';
import { parseArchiveUrl } from '#ingest/source/archive-url.ts';

const host = 'https://lore.example.org';

test.each([
  ['/leds/1@example.org/', '/leds/1@example.org/t.mbox.gz', 'leds'],
  ['/leds/1@example.org', '/leds/1@example.org/t.mbox.gz', 'leds'],
  ['/leds/1@example.org/T/#u', '/leds/1@example.org/t.mbox.gz', 'leds'],
  ['/leds/1@example.org/t.mbox.gz', '/leds/1@example.org/t.mbox.gz', 'leds'],
  ['/leds/1%40example.org/t/', '/leds/1%40example.org/t.mbox.gz', 'leds'],
  ['/leds/1@example.org/raw', '/leds/1@example.org/raw', 'leds'],
  ['/all/1@example.org/', '/all/1@example.org/t.mbox.gz', null],
  ['/lists/leds/1@example.org/', '/lists/leds/1@example.org/t.mbox.gz', 'leds'],
])('%s is the mails of %s', (path, target, list) => {
  const url = `${host}${target}`;
  expect(parseArchiveUrl(new URL(path, host))).toEqual({ kind: 'mails', url, method: 'GET', list });
});

test.each([
  ['/leds/?q=blink', '/leds/?q=blink&x=m', 'leds'],
  ['/leds?q=s%3Ablink&x=A', '/leds/?q=s%3Ablink&x=m', 'leds'],
  ['/all/?q=f:jane@example.org&x=m', '/all/?q=f%3Ajane%40example.org&x=m', null],
])('%s is a search, asked for as %s', (path, target, list) => {
  const url = `${host}${target}`;
  expect(parseArchiveUrl(new URL(path, host))).toEqual({ kind: 'mails', url, method: 'POST', list });
});

test.each([
  ['/leds/0', '/leds/0'],
  ['/leds/0/', '/leds/0'],
  ['/leds/git/1.git', '/leds/git/1.git'],
  ['/lists/leds/0', '/lists/leds/0'],
])('%s is a git repository', (path, target) => {
  expect(parseArchiveUrl(new URL(path, host))).toEqual({ kind: 'repository', url: `${host}${target}` });
});

test.each([
  ['/leds', '/leds/', 'leds'],
  ['/leds/', '/leds/', 'leds'],
  ['/leds/new.atom', '/leds/', 'leds'],
  ['/lists/leds/new.atom', '/lists/leds/', 'leds'],
  ['/all/', '/all/', null],
])('%s is an inbox', (path, target, list) => {
  expect(parseArchiveUrl(new URL(path, host))).toEqual({ kind: 'inbox', url: `${host}${target}`, list });
});

test.each(['/manifest.js.gz', '/leds/manifest.js.gz'])('%s is a manifest', (path) => {
  expect(parseArchiveUrl(new URL(path, host))).toEqual({ kind: 'manifest', url: `${host}${path}` });
});

test.each([
  ['/project/leds/', '/api'],
  ['/project/leds/list/?series=3', '/api'],
  ['/patchwork/project/leds/list/', '/patchwork/api'],
  ['/api/events/?project=leds', '/api'],
  ['/api/1.3/events/?project=leds&category=patch-created', '/api/1.3'],
])('%s is a project in Patchwork', (path, api) => {
  expect(parseArchiveUrl(new URL(path, host))).toEqual({ kind: 'patchwork', api: `${host}${api}`, project: 'leds' });
});

test.each([
  ['/r/1@example.org', 'short-link'],
  ['/1@example.org/', 'short-link'],
  ['/project/leds/patch/1@example.org/', 'document'],
  ['/pipermail/leds/2023-June/001.html', 'document'],
  ['/pipermail/leds/2023-June.txt.gz', 'document'],
])('%s is a %s', (path, kind) => {
  expect(parseArchiveUrl(new URL(path, host))).toEqual({ kind, url: `${host}${path}` });
});
