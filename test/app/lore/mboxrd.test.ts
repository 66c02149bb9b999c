import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMbox } from '#ingest/source/mbox.ts';
import { mboxrdOf } from '../../../app/lore/mboxrd.ts';
import { decode, listEvents, listMails, streamOf } from '../../ingest/source/source-events.ts';

const from = 'From mboxrd@z Thu Jan  1 00:00:00 1970\n';
const format = (mail: string) => mboxrdOf(Buffer.from(mail, 'latin1')).toString('latin1');

describe('a mail of an mboxrd mailbox', () => {
  test.each([
    ['a mail', 'A: 1\n\nx\n', `${from}A: 1\n\nx\n\n`],
    ['From in the text', 'A: 1\n\nFrom x\n>From y\n From z\n', `${from}A: 1\n\n>From x\n>>From y\n From z\n\n`],
    ['From after a carriage return is within a line', 'A: 1\n\nx\rFrom y\n', `${from}A: 1\n\nx\rFrom y\n\n`],
    ['From in a header is none in the text', 'A: 1\nFrom : x\n\nx\n', `${from}A: 1\nFrom : x\n\nx\n\n`],
    [
      'what tells of another mailbox is left out',
      'A: 1\nStatus: RO\nlines: 1\n 2\nB: 2\n\nx\n',
      `${from}A: 1\nB: 2\n\nx\n\n`,
    ],
    ['but not in the text', 'A: 1\n\nLines: 1\n', `${from}A: 1\n\nLines: 1\n\n`],
    ['a From line of its own', `From me Fri Jun 23 15:58:54 2023\nA: 1\n\nx\n`, `${from}A: 1\n\nx\n\n`],
    ['no text', 'A: 1\n', `${from}A: 1\n\n\n`],
    ['CRLF', 'A: 1\r\n\r\nx\r\n', `${from.trim()}\r\nA: 1\r\n\r\nx\r\n\n`],
    ['bytes of no charset', 'A: \xff\n\n\x00\x80\n', `${from}A: \xff\n\n\x00\x80\n\n`],
  ])('%s', (_, mail, expected) => expect(format(mail)).toBe(expected));

  test('is read back as it was', async () => {
    const line = fc.constantFrom('From ', '>', 'x', ' ', '\r', 'Lines: 1', '-- ');
    const text = fc.array(
      fc.array(line).map((parts) => parts.join('')),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(text, async (lines) => {
        const mail = `A: 1\n\n${lines.join('\n')}x\n`;
        const mails = listMails(await listEvents(readMbox(streamOf(format(mail).repeat(2)), 'a.mbox', null)));
        expect(mails.map(decode)).toEqual([mail, mail]);
      }),
    );
  });
});
