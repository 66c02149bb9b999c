import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxMailBytes } from '#ingest/source/mail-size.ts';
import { readMbox } from '#ingest/source/mbox.ts';
import { decode, listEvents, listMails, streamOf, summarize } from './source-events.ts';

const rd = 'From mboxrd@z Thu Jan  1 00:00:00 1970\n';
const o = 'From jane@example.org Fri Jun 23 15:58:54 2023\n';

const read = (text: string, size?: number) => listEvents(readMbox(streamOf(text, size), 'a.mbox', null));
const readTexts = async (text: string, size?: number) => listMails(await read(text, size)).map(decode);

describe('a mail is what stands between two From lines', () => {
  test.each([
    ['two mails', `${rd}A: 1\n\nx\n\n${rd}A: 2\n\ny\n`, ['A: 1\n\nx\n', 'A: 2\n\ny\n']],
    ['the blank line at the end is the mbox', `${o}A: 1\n\nx\n\n`, ['A: 1\n\nx\n']],
    ['another blank line is the mail', `${o}A: 1\n\nx\n\n\n${o}A: 2\n\n`, ['A: 1\n\nx\n\n', 'A: 2\n']],
    [
      'a month of pipermail',
      'From jane at example.org  Fri Jun 23 15:58:54 2023\nFrom: jane at example.org (Jane Roe)\n\nx\n\n',
      ['From: jane at example.org (Jane Roe)\n\nx\n'],
    ],
    ['CRLF', `${o.trim()}\r\nA: 1\r\n\r\nx\r\n\r\n${o.trim()}\r\nA: 2\r\n`, ['A: 1\r\n\r\nx\r\n', 'A: 2\r\n']],
    ['no blank line before the From line', `${o}A: 1\n\nx\n${o}A: 2\n`, ['A: 1\n\nx\n', 'A: 2\n']],
    ['no line feed at the end', `${o}A: 1\n\nx`, ['A: 1\n\nx']],
    ['blank lines ahead', `\n\n${o}A: 1\n`, ['A: 1\n']],
    ['a first line without a date', 'From jane\nA: 1\n\nx\n', ['A: 1\n\nx\n']],
    ['prose that begins with From', `${o}A: 1\n\nFrom here on it is slow.\n`, ['A: 1\n\nFrom here on it is slow.\n']],
    ['T33: mboxrd is unescaped once', `${rd}A: 1\n\n>From x\n>>From y\n`, ['A: 1\n\nFrom x\n>From y\n']],
    ['T33: mboxo is not', `${o}A: 1\n\n>From x\n>>From y\n`, ['A: 1\n\n>From x\n>>From y\n']],
    ['a wrong Content-Length', `${o}Content-Length: 99\n\nx\n\n${o}A: 2\n`, ['Content-Length: 99\n\nx\n', 'A: 2\n']],
  ])('%s', async (_, mbox, mails) => {
    expect(await readTexts(mbox)).toEqual(mails);
    expect(await readTexts(mbox, 1)).toEqual(mails);
  });
});

test('says which mail of which file it is', async () => {
  const mails = listMails(await read(`${o}A: 1\n\n${o}A: 2\n`));
  expect(mails.map(({ place }) => place)).toEqual(['a.mbox message 1', 'a.mbox message 2']);
});

test('a From line without a mail is a problem, and reading goes on', async () => {
  expect(summarize(await read(`${o}${o}Message-ID: <2@example.org>\n`))).toEqual([
    'problem no mail follows the From line',
    'message 2@example.org',
  ]);
});

test('the mails do not depend on how the stream is cut', async () => {
  const text = fc.stringMatching(/^[A-Za-z >\n]{0,40}$/);
  const size = fc.integer({ min: 1, max: 700 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(rd, o), text)), size, async (mails, step) => {
      const mbox = mails.map(([from, body]) => `${from}A: 1\n\n${body}\n\n`).join('');
      const whole = await readTexts(mbox);
      expect(whole).toHaveLength(mails.length);
      expect(await readTexts(mbox, step)).toEqual(whole);
    }),
  );
});

test('a mail of 50 MB passes, a larger one than the limit is passed over', async () => {
  async function* stream(): AsyncGenerator<Uint8Array> {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    yield* streamOf(`${o}Message-ID: <1@example.org>\n\n`);
    for (let index = 0; index < 50; index += 1) yield chunk;
    yield* streamOf(`\n\n${o}Message-ID: <2@example.org>\n\n`);
    for (let index = 0; index <= maxMailBytes / chunk.length; index += 1) yield chunk;
    yield* streamOf(`\n\n${o}Message-ID: <3@example.org>\n\n`);
  }
  const events = summarize(await listEvents(readMbox(stream(), 'a.mbox', null)));
  expect(events).toEqual([
    'message 1@example.org',
    expect.stringMatching(/^problem the mail has 6\d{7} bytes, more than the 67108864/),
    'message 3@example.org',
  ]);
});

test('where the stream breaks, the mails before are delivered', async () => {
  async function* stream(): AsyncGenerator<Uint8Array> {
    yield* streamOf(`${o}A: 1\n\n${o}A: 2\n\n${o}A: 3\n`);
    throw new Error('broken');
  }
  const mails: string[] = [];
  const reading = async () => {
    for await (const event of readMbox(stream(), 'a.mbox', null)) mails.push(...listMails([event]).map(decode));
  };
  await expect(reading()).rejects.toThrow('broken');
  expect(mails).toEqual(['A: 1\n', 'A: 2\n']);
});
