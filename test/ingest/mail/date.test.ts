import { expect, test } from 'vitest';
import { parseDate } from '#ingest/mail/date.ts';

const at = (text: string) => Date.parse(text) / 1000;
const received = at('2024-01-02T12:00:00Z');

test.each([
  ['Tue, 2 Jan 2024 03:04:05 +0100', '2024-01-02T02:04:05Z'],
  ['2 Jan 2024 03:04 -0330', '2024-01-02T06:34:00Z'],
  ['Tue,  2 Jan 2024 03:04:05 GMT', '2024-01-02T03:04:05Z'],
  ['Tue, 02 Jan 2024 03:04:05 +0000 (UTC)', '2024-01-02T03:04:05Z'],
  ['Tue, 2 Jan 24 03:04:05 EST', '2024-01-02T08:04:05Z'],
  ['Tue Jan  2 03:04:05 2024', '2024-01-02T03:04:05Z'],
  ['2024-01-02 03:04:05 +0100', '2024-01-02T02:04:05Z'],
])('%s', (text, utc) => expect(parseDate(text, received)).toEqual({ sent: at(utc), problem: undefined }));

test.each([
  ['T20: none', '', 'no Date'],
  ['T20: no date', 'yesterday', 'unreadable Date'],
  ['T20: zone', 'Tue, 2 Jan 2024 03:04:05 -9900', 'unreadable Date'],
  ['T20: future', 'Fri, 2 Jan 2043 03:04:05 +0000', 'impossible Date'],
  ['two days ahead', 'Thu, 4 Jan 2024 12:00:01 +0000', 'impossible Date'],
  ['1970', 'Thu, 1 Jan 1970 00:00:00 +0000', 'impossible Date'],
  ['patchwork fuzz: a long year', 'Wed, 4 Jun 207777777777777777777714 17:50:46 0', 'unreadable Date'],
])('%s', (_case, text, problem) => {
  expect(parseDate(text, received)).toEqual({ sent: received, problem: expect.stringContaining(problem) });
});

test('without an archive nothing is known', () => {
  expect(parseDate('Sat, 2 Jan 2094 03:04:05 +0000', null).sent).toBe(0);
  expect(parseDate('Tue, 2 Jan 2024 03:04:05 +0000', null).sent).toBe(at('2024-01-02T03:04:05Z'));
});
