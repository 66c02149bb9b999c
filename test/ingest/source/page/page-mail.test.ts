import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { encodeHeader, formatPageAuthor, formatPageMail, makePageId } from '#ingest/source/page/page-mail.ts';

test.each([
  ['Jane Roe', '', 'Jane Roe <>'],
  ['Jane Roe', 'jane@xxxxxxxxxxx', 'Jane Roe <jane@xxxxxxxxxxx>'],
  ['Jane Roe', 'jane at example.org', 'jane at example.org (Jane Roe)'],
  ['Jane (work) Roe', 'jane at example.org', 'jane at example.org (Jane \\(work\\) Roe)'],
  ['Roe, Jane', '', '"Roe, Jane" <>'],
  ['Jane "J" Roe', '', '"Jane \\"J\\" Roe" <>'],
  ['', 'jane@example.org', ' <jane@example.org>'],
  ['Jané Roe', '', '=?UTF-8?B?SmFuw6kgUm9l?= <>'],
])('%s, %s is From: %s', (name, address, from) => {
  expect(formatPageAuthor(name, address)).toBe(from);
});

test('a header in any script comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
      const subject = `Ä ${text}`.replace(/\s+/g, ' ').trim();
      const encoded = encodeHeader(`Ä ${text}`);
      expect(encoded).toMatch(/^[\x20-\x7e]*$/);
      expect((await simpleParser(`Subject: ${encoded}\n\n`)).subject).toBe(subject);
    }),
  );
});

test('a mail without an id gets the same one each time', () => {
  const mail = {
    from: 'Jane Roe <>',
    subject: 'leds: blink',
    date: 'Mon, 05 Feb 2024 23:01:00 +0000',
    messageId: null,
    inReplyTo: '1@example.org',
    body: 'Hi.\n',
  };
  expect(makePageId(mail)).toMatch(/^[0-9a-f]{12}\.page@reroll\.invalid$/);
  expect(makePageId(mail, 1)).not.toBe(makePageId(mail));
  expect(new TextDecoder().decode(formatPageMail(mail))).toBe(
    [
      'From: Jane Roe <>',
      'Subject: leds: blink',
      'Date: Mon, 05 Feb 2024 23:01:00 +0000',
      `Message-ID: <${makePageId(mail)}>`,
      'In-Reply-To: <1@example.org>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      'Hi.',
      '',
    ].join('\n'),
  );
});
