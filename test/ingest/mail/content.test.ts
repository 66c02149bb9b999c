import { describe, expect, it } from 'vitest';
import { comparableBody } from '#ingest/mail/content.ts';

const same: readonly [string, string, string][] = [
  [
    'a Mailman footer',
    'Looks good.\n',
    'Looks good.\n_______________________________________________\nlist mailing list\nlist@lists.example.org',
  ],
  ['a majordomo footer', 'Looks good.', 'Looks good.\n--\nTo unsubscribe from this list: send the line "unsubscribe"'],
  ['white space at line ends', 'a\nb', 'a \t\nb\r\n\n'],
];

describe('copies of one mail compare equal', () => {
  it.each(same)('with %s', (_, plain, copy) => {
    expect(comparableBody(copy)).toBe(comparableBody(plain));
  });
});

const different: readonly [string, string, string][] = [
  ['another word', 'Looks good.', 'Looks bad.'],
  ['an own signature', 'Looks good.', 'Looks good.\n-- \nMira'],
  ['indentation', 'a\nb', 'a\n b'],
];

describe('other mails do not', () => {
  it.each(different)('with %s', (_, one, other) => {
    expect(comparableBody(other)).not.toBe(comparableBody(one));
  });
});

it('is linear: a megabyte of blanks takes no time', () => {
  const blanks = ' '.repeat(1_000_000);
  expect(comparableBody(`a${blanks}b \nc`)).toHaveLength(1_000_004);
});
