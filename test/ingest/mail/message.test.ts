import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '#db/model.ts';
import { parseMessage } from '#ingest/mail/message.ts';

const context = { received: 1_704_200_000, list: 'leds', copy: 'mail' } as const;
const HEADER = `Message-ID: <1@example.org>
From: Ann Doe <ann@example.org>
Date: Tue, 2 Jan 2024 03:04:05 +0000
Subject: [PATCH] leds: foo
`;

/** The mail with these header lines and this body, parsed. */
async function parse(header: string, body: string): Promise<Message> {
  const parsed = await parseMessage(new TextEncoder().encode(`${HEADER}${header}\n${body}`), context);
  if (parsed.kind !== 'message') throw new Error(parsed.reason);
  return parsed.message;
}

function multipart(type: string, ...parts: readonly string[]): [string, string] {
  const body = parts.map((part) => `--b\n${part}\n`).join('');
  return [`Content-Type: multipart/${type}; boundary=b\n`, `${body}--b--\n`];
}

const DIFF = 'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b';

test('a mail as it is kept', async () => {
  const header = `To: Bob Roe <bob@example.org>
Cc: leds@example.org
List-Id: <linux-leds.vger.kernel.org>
List-Id: LEDs <leds.lists.example.org>
References: <0@example.org>
In-Reply-To: <bob@example.org>
`;
  expect(await parse(header, '\nOne\n\nTwo  \n\n \n')).toEqual({
    messageId: '1@example.org',
    from: { name: 'Ann Doe', address: 'ann@example.org' },
    to: [{ name: 'Bob Roe', address: 'bob@example.org' }],
    cc: [{ name: '', address: 'leds@example.org' }],
    subject: '[PATCH] leds: foo',
    sent: 1_704_164_645,
    references: ['0@example.org'],
    lists: ['leds', 'linux-leds'],
    copy: 'mail',
    body: '\nOne\n\nTwo  ',
    problems: [],
  });
});

describe('bodies', () => {
  test.each<[string, [string, string], string]>([
    ['CRLF', ['', 'a\r\nb\r\r\n'], 'a\nb'],
    ['T44: base64 with CRLF', ['Content-Transfer-Encoding: base64\n', btoa('a\r\nb\r\n')], 'a\nb'],
    ['quoted-printable', ['Content-Transfer-Encoding: quoted-printable\n', 'J=C3=BCr=\ngen'], 'Jürgen'],
    ['flowed', ['Content-Type: text/plain; format=flowed\n', '> a \n> b\nc \nd'], '> a b\nc d'],
    ['a broken Content-Type', ['Content-Type: text\n', 'a'], 'a'],
    ['parts in order', multipart('mixed', '\na\n', 'Content-Type: text/plain\n\nb'), 'a\n\nb'],
    ['T45: HTML alone', ['Content-Type: text/html\n', '<p>a &amp; b</p><p>c</p>'], 'a & b\n\nc'],
    ['T45: empty text', multipart('alternative', '\n \n', 'Content-Type: text/html\n\n<b>a</b>'), 'a'],
    ['text before HTML', multipart('alternative', '\na', 'Content-Type: text/html\n\n<b>b</b>'), 'a'],
    ['signed', multipart('signed', '\na', 'Content-Type: application/pgp-signature\n\nx'), 'a'],
    ['T17: text/x-patch', multipart('mixed', '\na', `Content-Type: text/x-patch\n\n${DIFF}`), `a\n${DIFF}`],
    [
      'T17: two patches and a footer, in order',
      multipart(
        'mixed',
        '\na',
        `Content-Type: text/x-patch; name=1.patch\nContent-Disposition: attachment\n\n${DIFF}`,
        `Content-Type: application/octet-stream; name=2.diff\nContent-Transfer-Encoding: base64\n\n${btoa(DIFF)}`,
        '\nfooter',
      ),
      `a\n${DIFF}\n${DIFF}\nfooter`,
    ],
    [
      'a diff without a name',
      multipart('mixed', '\na', `Content-Type: application/octet-stream\n\n${DIFF}`),
      `a\n${DIFF}`,
    ],
    [
      'an attached log',
      multipart('mixed', '\na', 'Content-Type: text/plain; name=dmesg\nContent-Disposition: attachment\n\nlog'),
      'a',
    ],
    ['flowed and signed', multipart('signed', 'Content-Type: text/plain; format=flowed\n\n> a \n> b'), '> a b'],
    ['a part that never ends', ['Content-Type: multipart/mixed; boundary=b\n', '--b\n\na'], 'a'],
  ])('%s', async (_case, [header, body], text) => {
    const message = await parse(header, body);
    expect(message.body).toBe(text);
    expect(message.problems).toEqual([]);
  });

  test('T44: a charset that lies within a part', async () => {
    const text = `${HEADER}${multipart('signed', 'Content-Type: text/plain; charset=utf-8\n\nJ\xfcrgen').join('\n')}`;
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(await parseMessage(bytes, context)).toMatchObject({
      message: { body: 'Jürgen', problems: ['not utf-8: read as windows-1252'] },
    });
  });
});

test('a part whose end the MIME parser waits for without end', async () => {
  const forwarded = 'Content-Type: message/rfc822\nContent-Disposition: inline; filename="mail.eml"\n';
  const message = await parse(...multipart('mixed', forwarded));
  expect(message.problems).toEqual(['broken MIME: a part without an end']);
  expect(message.body).toBe('');
});

test('dates that cannot be true', async () => {
  const parsed = await parseMessage(new TextEncoder().encode('Message-ID: <1@x>\nDate: never\n\n'), context);
  expect(parsed).toMatchObject({ message: { sent: context.received, problems: ['unreadable Date: never'] } });
  const relayed = 'Message-ID: <1@x>\nReceived: by x; Tue, 2 Jan 2024 03:04:05 +0000\nDate: never\n\n';
  const own = await parseMessage(new TextEncoder().encode(relayed), { ...context, received: null });
  expect(own).toMatchObject({ message: { sent: 1_704_164_645 } });
});

test('what has no id is unreadable', async () => {
  const parsed = await parseMessage(new TextEncoder().encode('From: a@example.org\n\nbody'), context);
  expect(parsed).toEqual({ kind: 'unreadable', reason: 'no Message-ID' });
});

describe('hostile mail', () => {
  const M = 1_000_000;
  test.each<[string, [string, string], RegExp]>([
    ['a megabyte of marks', ['', '>'.repeat(M)], /^$/],
    ['blanks in quoted-printable', ['Content-Transfer-Encoding: quoted-printable\n', `${' '.repeat(M)}x`], /^$/],
    [
      'the same in a part',
      multipart('mixed', `Content-Transfer-Encoding: quoted-printable\n\n${' '.repeat(M)}x`),
      /^$/,
    ],
    ['carriage returns', ['', '\r'.repeat(M)], /^$/],
    ['100,000 parts', ['Content-Type: multipart/mixed; boundary=b\n', '--b\n\n\n'.repeat(M / 10)], /broken MIME/],
    ['deep HTML', ['Content-Type: text/html\n', '<div>'.repeat(M / 5)], /HTML nested too deeply/],
    ['long HTML', ['Content-Type: text/html\n', '<p>a'.repeat(M / 2)], /HTML cut/],
    ['flowed', ['Content-Type: text/plain; format=flowed\n', 'a \n'.repeat(M / 3)], /^$/],
    ['an endless body', ['', 'x\n'.repeat(M * 10)], /body cut/],
    ['references', [`References: ${'<a@b> '.repeat(M / 6)}\n`, ''], /header references cut/],
    ['encoded words', [`Subject: ${'=?utf-8?q?a?= '.repeat(M / 14)}\n`, ''], /header subject cut/],
  ])('%s', { timeout: 5_000 }, async (_case, [header, body], problem) => {
    expect((await parse(header, body)).problems.join()).toMatch(problem);
  });
});

test('no bytes make it reject', async () => {
  const words = [
    HEADER,
    '\n',
    '\r\n',
    ':',
    'From: ',
    'Content-Type: ',
    'multipart/mixed; boundary=b',
    '\n--b\n',
    '--b--',
  ];
  const more = [
    'text/html',
    '<p',
    '=?utf-8?q?',
    'charset=',
    '\0',
    '\xff',
    ' ',
    'base64',
    'Content-Transfer-Encoding: ',
  ];
  const piece = fc.oneof(fc.constantFrom(...words, ...more), fc.string({ unit: 'binary', maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.uint8Array({ maxLength: 30 }), async (pieces, tail) => {
      const head = Uint8Array.from(pieces.join(''), (character) => character.charCodeAt(0) & 0xff);
      const parsed = await parseMessage(new Uint8Array([...head, ...tail]), context);
      expect(parsed.kind === 'message' || parsed.reason === 'no Message-ID').toBe(true);
    }),
    { numRuns: 300 },
  );
});
