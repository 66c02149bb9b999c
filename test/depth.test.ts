import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { tokenizeFile } from '#components/syntax.ts';
import type { FileDiff, Message, MessageId } from '#db/model.ts';
import { parseQuery } from '#db/query/parse.ts';
import { parsePersons } from '#ingest/mail/address.ts';
import { parseMessage } from '#ingest/mail/message.ts';
import { parseQuoteLines } from '#ingest/mail/quote.ts';
import { rootOf, threadMessages } from '#ingest/mail/thread.ts';
import { parseFeed } from '#ingest/source/atom.ts';
import { parseManifest } from '#ingest/source/manifest.ts';
import { parsePage } from '#ingest/source/page/page.ts';
import { readPath } from '#ingest/source/path.ts';
import { hideAddresses } from '../app/hidden-addresses.ts';
import { renderMarkdown } from '../app/markdown.tsx';
import { treeOf } from '../app/thread-entries.ts';

/** What nests is answered or refused at any depth: nothing runs out of stack. */

const DEEP = 10_000;
const numbers = Array.from({ length: DEEP }, (_, index) => index);

const context = { received: 1_704_200_000, list: 'leds', copy: 'mail' } as const;

async function parseMail(content: string): Promise<Message> {
  const text = `Message-ID: <1@example.org>\nFrom: ann@example.org\nDate: Tue, 2 Jan 2024 03:04:05 +0000\n${content}`;
  const parsed = await parseMessage(new TextEncoder().encode(text), context);
  if (parsed.kind !== 'message') throw new Error(parsed.reason);
  return parsed.message;
}

const multipart = (name: number) => `Content-Type: multipart/mixed; boundary=b${name}\n\n--b${name}\n`;

test('parts within parts', async () => {
  const { problems } = await parseMail(`${numbers.map(multipart).join('')}Content-Type: text/plain\n\nHello.\n`);
  expect(problems).toEqual([expect.stringMatching(/^broken MIME/)]);
});

test('mails within mails', async () => {
  const { body } = await parseMail(`${'Content-Type: message/rfc822\n\n'.repeat(DEEP)}\nHello.\n`);
  expect(body.length).toBeLessThan(10);
});

test.each(['<div>', '<td><li>', '<b></i>'])('a mail of %s', async (piece) => {
  const { problems } = await parseMail(`Content-Type: text/html\n\n${piece.repeat(DEEP)}Hello.`);
  expect(problems).toEqual(['HTML nested too deeply']);
});

test.each(['<div>', '<td><li>', '<b></i>'])('an archive page of %s', (piece) => {
  expect(parsePage(new TextEncoder().encode(`<html>${piece.repeat(DEEP)}`))).toBeUndefined();
});

test('quotes of quotes', () => {
  expect(parseQuoteLines(`${'>'.repeat(DEEP)} Hello.\n${'> '.repeat(DEEP)}Hello.`).map(({ kind }) => kind)).toEqual([
    'quoted',
    'quoted',
  ]);
});

test('names in brackets, in groups and in encoded words', () => {
  const encoded = numbers.slice(0, 5).reduce((text) => `=?utf-8?q?${text.replace(/[=?_<>]/g, escapeByte)}?=`, 'a');
  expect(parsePersons(`${'('.repeat(DEEP)}a@b.c${')'.repeat(DEEP)}`)).toHaveLength(0);
  expect(parsePersons(`${'a:'.repeat(DEEP)}a@b.c;`)).toHaveLength(1);
  expect(parsePersons(`${encoded} a@b.c>`)).toHaveLength(1);
});

function escapeByte(byte: string): string {
  return `=${byte.charCodeAt(0).toString(16).toUpperCase()}`;
}

const idOf = (number: number) => `${number}@example.org` as MessageId;

test.each([
  ['replies to replies', (number: number) => (number === 0 ? [] : [idOf(number - 1)])],
  ['replies in a circle', (number: number) => [idOf((number + 1) % DEEP)]],
])('%s', (_, referencesOf) => {
  const mails = numbers.map((number) => ({
    messageId: idOf(number),
    references: referencesOf(number),
    sent: number,
    from: { name: 'Ann', address: 'ann@example.org' },
    subject: 'Hello',
    isPatch: false,
  }));
  expect(rootOf(threadMessages(mails), idOf(DEEP - 1))).toBe(idOf(0));
  expect(treeOf(mails)).toHaveLength(DEEP);
});

test.each([
  ['a.sh', '"$('],
  ['a.py', 'f"{'],
  ['a.rs', '/*'],
  ['a.c', '#if ('],
  ['a.yaml', '{['],
])('code within code: %s of %s', (path, piece) => {
  const line = { kind: 'added', text: piece.repeat(DEEP), bodyLine: 1 };
  const file = { path, hunks: [{ lines: [line] }] } as unknown as FileDiff;
  const tokens = tokenizeFile(file).get(1) ?? [];
  expect(tokens.map(({ text }) => text).join('')).toBe(line.text);
});

test.each(['(', 'NOT ', '- ', 's:(', 'a XOR '])('a query of %s', (piece) => {
  const problem = expect.objectContaining({ kind: 'problem' });
  expect(parseQuery(`${piece.repeat(DEEP)}a`, 0)).toEqual(problem);
  expect(parseQuery(`${piece.repeat(90)}a`, 0)).toEqual(
    piece === 'NOT ' || piece === '- ' ? expect.anything() : problem,
  );
});

test.each(['> ', '- ', '1. ', '> 1. ', '[', '![', '**a ', '~~a '])('a note of %s', async (piece) => {
  expect(await renderMarkdown(piece.repeat(DEEP))).toMatchObject({ type: 'pre' });
  expect(await renderMarkdown(piece.repeat(100))).toMatchObject({ type: expect.not.stringMatching(/^pre$/) });
});

test('lists in lists, by paragraphs', async () => {
  const note = numbers.slice(0, 120).map((number) => `${'  '.repeat(number)}- a\n\n`);
  expect(await renderMarkdown(note.join(''))).toBeInstanceOf(Object);
});

test('data within data', () => {
  const data = numbers.reduce<unknown>((inner) => [inner], 'ann@example.org');
  expect(() => hideAddresses(data)).toThrow('nested more than');
});

test('XML and JSON of other servers', () => {
  expect(parseFeed(`<feed>${'<entry>'.repeat(DEEP)}`)).toBeUndefined();
  expect(parseFeed(`<feed><entry>${'<a>'.repeat(DEEP)}${'</a>'.repeat(DEEP)}</entry></feed>`)).toBeUndefined();
  expect(parseManifest(gzipSync(`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`))).toEqual([]);
});

/** Nearly as long as a path may be (PATH_MAX of Linux). */
test('folders within folders', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'reroll-depth-'));
  const inner = join(folder, 'abc/'.repeat(1_000));
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(inner, 'a.eml'), 'Message-ID: <1@example.org>\n\nHello.\n');
  const kinds: string[] = [];
  for await (const event of readPath(folder, { cursors: () => undefined })) kinds.push(event.kind);
  await rm(folder, { recursive: true });
  expect(kinds).toContain('message');
});
