import { describe, expect, test } from 'vitest';
import { isGivenBy, isPersonTrailer, listTrailers, parseTrailer, parseTrailerPerson } from '#ingest/mail/trailer.ts';

const ann = { name: 'Ann Doe', address: 'ann@example.org' };

describe('parseTrailer', () => {
  test.each([
    ['Signed-off-by: Ann Doe <ann@example.org>', 'Ann Doe <ann@example.org>'],
    ['signed-off-by:Ann Doe <ann@example.org>', 'Ann Doe <ann@example.org>'],
    ['Reviewed-by: ann@example.org', 'ann@example.org'],
    ['Cc: stable@vger.kernel.org # v6.1+', 'stable@vger.kernel.org # v6.1+'],
    ['Fixes: 0123456789ab ("leds: foo")', '0123456789ab ("leds: foo")'],
    ['Closes: https://example.org/1', 'https://example.org/1'],
    ['Link: https://example.org/1', 'https://example.org/1'],
    // T48: the scope stays
    ['Reviewed-by: Ann Doe <ann@example.org> # for patch 2', 'Ann Doe <ann@example.org> # for patch 2'],
    // T50: names with parentheses, quotes and commas (b4 #10)
    ['Acked-by: Ann Doe (Documentation) <ann@example.org>', 'Ann Doe (Documentation) <ann@example.org>'],
    ['Tested-by: "Doe, Ann" <ann@example.org>', '"Doe, Ann" <ann@example.org>'],
    // T53
    ['Nacked-by: Ann Doe <ann@example.org>', 'Ann Doe <ann@example.org>'],
    ['Not-Reviewed-by: Ann Doe <ann@example.org>', 'Ann Doe <ann@example.org>'],
    // mangled by an archive
    ['Acked-by: Ann Doe <ann at example.org>', 'Ann Doe <ann at example.org>'],
    ['Acked-by: Ann Doe <ann@xxxxxxx>', 'Ann Doe <ann@xxxxxxx>'],
    // b4 trailers-followup-htmljunk
    ['Acked-by: Ann <ann@example.org<mailto:ann@example.org>>', 'Ann <ann@example.org>'],
  ])('%s', (line, value) => expect(parseTrailer(line)?.value).toBe(value));

  test.each([
    // T49: dccab10, 002f706, 5e82ca6, 2f37808 in b4
    'Fixes: ?',
    'Fixes: the problem',
    'Mail: ann@example.org',
    'Phone: +49 30 1234567',
    'e-mail: ann@example.org',
    'Message-ID: <1@example.org>',
    'change-id: 20240101-leds-0123456789ab',
    'base-commit: 0123456789012345678901234567890123456789',
    'Reviewed-by: me',
    'Reviewed-by:',
    'Note: this is no trailer',
    '    Reviewed-by: Ann Doe <ann@example.org>',
    '> Reviewed-by: Ann Doe <ann@example.org>',
    'https://example.org',
    '',
  ])('no trailer: %s', (line) => expect(parseTrailer(line)).toBeUndefined());
});

test.each([
  ['Reviewed-by', true],
  ['Cc', true],
  ['Nacked-by', true],
  ['Not-Reviewed-by', true],
  ['Fixes', false],
  ['Link', false],
])('%s: of a person %s', (token, ofPerson) => {
  expect(isPersonTrailer(token)).toBe(ofPerson);
});

test.each([
  ['Ann Doe <ann@example.org>', ann, ''],
  ['Ann Doe <ann@example.org> # for patch 2', ann, 'for patch 2'],
  ['ann@example.org # v6.1+', { name: '', address: 'ann@example.org' }, 'v6.1+'],
  ['Doe, Ann <ann@example.org> (example)', { ...ann, name: 'Doe, Ann' }, '(example)'],
])('person of %s', (value, person, note) => expect(parseTrailerPerson(value)).toEqual({ person, note }));

test('somebody else cannot give a trailer', () => {
  expect(isGivenBy({ token: 'Acked-by', value: 'Ann Doe <a@example.net>' }, ann)).toBe(true);
  expect(isGivenBy({ token: 'Acked-by', value: 'Bob Roe <bob@example.org>' }, ann)).toBe(false);
  expect(isGivenBy({ token: 'Link', value: 'https://example.org' }, ann)).toBe(false);
});

test('continuation lines', () => {
  const text = [
    'leds: foo',
    '',
    'Fixes: 0123456789ab ("leds: a title that a mailer',
    'has wrapped")',
    'Reviewed-by: Ann Doe',
    '<ann@example.org>',
    'Tested-by: Bob Roe <bob@example.org>',
    '  # on a board',
    'Signed-off-by: Ann Doe <ann@example.org>',
  ];
  expect(listTrailers(text.map((line, index) => ({ text: line, line: index + 1 })))).toEqual([
    { token: 'Fixes', value: '0123456789ab ("leds: a title that a mailer has wrapped")', line: 3 },
    { token: 'Reviewed-by', value: 'Ann Doe <ann@example.org>', line: 5 },
    { token: 'Tested-by', value: 'Bob Roe <bob@example.org> # on a board', line: 7 },
    { token: 'Signed-off-by', value: 'Ann Doe <ann@example.org>', line: 9 },
  ]);
});
