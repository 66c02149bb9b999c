import { describe, expect, test } from 'vitest';
import { isMangled, parsePersons, samePerson } from '#ingest/mail/address.ts';

const ann = (name = 'Ann Doe', address = 'ann@example.org') => ({ name, address });

describe('parsePersons', () => {
  test.each([
    ['Ann Doe <ann@example.org>', [ann()]],
    ['ann@example.org', [ann('')]],
    ['<ann@example.org>', [ann('')]],
    ['ann@example.org (Ann Doe)', [ann()]],
    ['"Doe, Ann" <ann@example.org>', [ann('Doe, Ann')]],
    // T50: a comma that should have been quoted
    ['Doe, Ann <ann@example.org>', [ann('Doe, Ann')]],
    ['Doe, Ann <ann@example.org>, Bob Roe <bob@example.org>', [ann('Doe, Ann'), ann('Bob Roe', 'bob@example.org')]],
    // T50: quotes and parentheses
    ['"Ann \\"A\\" Doe" <ann@example.org>', [ann('Ann A Doe')]],
    ['Ann Doe (Example Corp, Inc) <ann@example.org>', [ann('Ann Doe (Example Corp, Inc)')]],
    ['=?utf-8?q?J=C3=BCrgen_Doe?= <ann@example.org>', [ann('Jürgen Doe')]],
    ['"=?utf-8?B?SsO8cmdlbg==?= Doe" <ann@example.org>', [ann('Jürgen Doe')]],
    ['=?utf-8?q?Doe,_J=C3=BCrgen?= <ann@example.org>', [ann('Doe, Jürgen')]],
    ['=?utf-8?q?Ann_Doe_=3Cann=40example.org=3E?=', [ann()]],
    // Not a whole mailbox: what it decodes to has no address in brackets.
    ['=?x ann@example.org>', [{ name: '=?x ann@example.org>', address: '' }]],
    ['Jürgen Doe <ann@example.org>', [ann('Jürgen Doe')]],
    // kept as written: Hypermail, pipermail
    ['Ann Doe <ann@xxxxxxxxxxx>', [ann('Ann Doe', 'ann@xxxxxxxxxxx')]],
    ['ann at example.org (Ann Doe)', [ann('Ann Doe', 'ann at example.org')]],
    ['Ann Doe <ann at example.org>', [ann('Ann Doe', 'ann at example.org')]],
    // Outlook
    ['ann@example.org <mailto:ann@example.org>', [ann('')]],
    ["'Ann Doe' <ann@example.org>", [ann()]],
    // get_maintainer.pl's names of lists
    ['open list:LED SUBSYSTEM <linux-leds@example.org>', [ann('LED SUBSYSTEM', 'linux-leds@example.org')]],
    ['undisclosed-recipients:;', []],
    ['(no To-header on input)', []],
    ['Reviewers: Ann Doe <ann@example.org>, bob@example.org;', [ann(), ann('', 'bob@example.org')]],
    ['Ann Doe', [ann('Ann Doe', '')]],
    ['', []],
    [' , ,', []],
    ['"Ann Doe <ann@example.org>', [ann()]],
  ])('%j', (header, persons) => expect(parsePersons(header)).toEqual(persons));
});

describe('samePerson', () => {
  test.each([
    ['address in another case', ann('', 'ANN@example.org'), ann(), true],
    ['T75: second address', ann('Ann Doe', 'ann@elsewhere.example.org'), ann(), true],
    ['T50: last name first', ann('Doe, Ann', 'a@example.net'), ann(), true],
    [
      'T25: posted through a relay',
      ann('Ann via B4 Relay', 'devnull+ann.example.org@kernel.org'),
      ann('A', 'ann@example.org'),
      true,
    ],
    ['T21: posted through a list', ann('Ann Doe via leds', 'leds@example.org'), ann('Ann Doe', 'x@example.net'), true],
    ['with an employer', ann('Ann Doe (Example)', 'a@example.net'), ann(), true],
    ['Hypermail', ann('Ann Doe', 'ann@xxxxxxxxxxx'), ann(), true],
    ['pipermail', ann('', 'ann at example.org'), ann(), true],
    ['one word is no full name', ann('Ann', 'a@example.net'), ann('Ann', 'b@example.net'), false],
    ['same place hidden, other names', ann('Ann Doe', 'x@xxxxxxx'), ann('Bob Roe', 'x@xxxxxxx'), false],
    ['nobody', ann('', ''), ann('', ''), false],
    ['others', ann('Ann Roe', 'roe@example.org'), ann(), false],
  ])('%s', (_case, a, b, same) => {
    expect(samePerson(a, b)).toBe(same);
    expect(samePerson(b, a)).toBe(same);
  });
});

test.each([
  ['ann@example.org', false],
  ['', false],
  ['ann@xxxxxxxxxxx', true],
  ['ann at example.org', true],
  ['a...@example.org', true],
  ['[email protected]', true],
  ['xxx@example.org', false],
])('isMangled %j', (address, is) => expect(isMangled(address)).toBe(is));
