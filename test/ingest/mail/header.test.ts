import { expect, test } from 'vitest';
import { readHeader } from '#ingest/mail/header.ts';

function read(text: string) {
  const bytes = new TextEncoder().encode(text);
  const { fields, bodyStart, problems } = readHeader(bytes);
  return { fields: Object.fromEntries(fields), body: new TextDecoder().decode(bytes.subarray(bodyStart)), problems };
}

test.each([
  ['plain', 'Subject: a\nTo: b\n\nbody', { subject: ['a'], to: ['b'] }, 'body'],
  ['CRLF', 'Subject: a\r\nTo: b\r\n\r\nbody', { subject: ['a'], to: ['b'] }, 'body'],
  ['any case, blanks before the colon', 'SUBJECT : a\n\nbody', { subject: ['a'] }, 'body'],
  ['folded', 'Subject: a\n b\n\tc\n\nbody', { subject: ['a b\tc'] }, 'body'],
  ['fields that nobody reads', 'X-Face: a\n b\nSubject: a\n\nbody', { subject: ['a'] }, 'body'],
  ['several', 'To: a\nTo: b\n\n', { to: ['a', 'b'] }, ''],
  ['an mbox line', 'From ann@example.org Mon Jan 1 00:00:00 2024\nSubject: a\n\nbody', { subject: ['a'] }, 'body'],
  ['empty lines before it', '\n\nSubject: a\n\nbody', { subject: ['a'] }, 'body'],
  ['the body begins with empty lines', 'Subject: a\n\n\nbody', { subject: ['a'] }, '\nbody'],
  ['no body', 'Subject: a\n', { subject: ['a'] }, ''],
  ['T44: raw utf-8', 'Subject: Jürgen\n\n', { subject: ['Jürgen'] }, ''],
])('%s', (_case, text, fields, body) => expect(read(text)).toEqual({ fields, body, problems: [] }));

test('T44: raw latin1', () => {
  const bytes = Uint8Array.from('Subject: J\xfcrgen\n\n', (character) => character.charCodeAt(0));
  expect(readHeader(bytes).fields.get('subject')).toEqual(['Jürgen']);
});

test('a line that is no field is named and skipped', () => {
  expect(read('Subject: a\nno field\nTo: b\n\nbody')).toEqual({
    fields: { subject: ['a'], to: ['b'] },
    body: 'body',
    problems: ['a header line without a colon'],
  });
});

test('absurd headers are cut', () => {
  const long = read(`Subject: ${'a'.repeat(1_000_000)}\n\nbody`);
  expect(long.fields.subject?.[0]?.length).toBeLessThan(65_536);
  expect(long.problems).toEqual(['header subject cut at 65536 bytes']);
  expect(long.body).toBe('body');
  expect(read(`${'To: a\n'.repeat(100_000)}\nbody`)).toMatchObject({ fields: { to: { length: 20 } }, body: 'body' });
});
