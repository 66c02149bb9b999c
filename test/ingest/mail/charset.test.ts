import { expect, test } from 'vitest';
import { decodeText } from '#ingest/mail/charset.ts';

const utf8 = [0x4a, 0xc3, 0xbc, 0x72];
const latin1 = [0x4a, 0xfc, 0x72];

test.each([
  ['utf-8', utf8, 'utf-8', 'Jür', undefined],
  ['T44: none', utf8, '', 'Jür', undefined],
  ['T44: none, and not utf-8', latin1, '', 'Jür', 'not utf-8: read as windows-1252'],
  ['T44: a lie (b4 946ee14)', latin1, 'utf-8', 'Jür', 'not utf-8: read as windows-1252'],
  ['T44: utf-8 called latin1', utf8, 'iso-8859-1', 'Jür', undefined],
  ['latin1', latin1, 'ISO-8859-1', 'Jür', undefined],
  ['ascii that is not', latin1, 'us-ascii', 'Jür', 'not us-ascii: read as windows-1252'],
  ['windows-1252 punctuation', [0x93, 0x61, 0x94, 0x80], 'windows-1252', '“a”€', undefined],
  ['T44: NUL', [0x61, 0, 0x62], 'utf-8', 'ab', undefined],
  ['T44: soft hyphen', [0x61, 0xc2, 0xad, 0x62], 'utf-8', 'a\u00adb', undefined],
  ['y, typed at a prompt', [0x61], 'y', 'a', 'unknown charset y'],
  ['koi8-r', [0xd0], 'koi8-r', 'п', undefined],
  ['gb2312', [0xc4, 0xe3], '"GB2312"', '你', undefined],
  ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42], 'iso-2022-jp', 'あ', undefined],
])('%s', (_case, bytes, charset, text, problem) => {
  expect(decodeText(Uint8Array.from(bytes), charset)).toEqual({ text, problem });
});
