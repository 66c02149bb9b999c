import { describe, expect, test } from 'vitest';
import { countPart, countWord, listTellingStems } from '#ingest/review/word.ts';
import { isSameAgain } from '#ingest/track/ask.ts';
import { isAboutComment } from '#ingest/track/code-comment.ts';
import { comparePresence, isSubject, parseIdentifiers } from '#ingest/track/identifier.ts';
import { asksInitializer, findInitialized } from '#ingest/track/initializer.ts';
import { findOrderWord, isReordered } from '#ingest/track/order.ts';
import { asksRemoval } from '#ingest/track/removal.ts';
import { searched } from '#ingest/track/searched.ts';
import { asksSpacing } from '#ingest/track/spacing.ts';
import { checkSuggestion, parseSuggestion } from '#ingest/track/suggestion.ts';

describe('parseIdentifiers', () => {
  test.each([
    ['Please use devm_kzalloc() here.', ['devm_kzalloc']],
    ['Maybe use SZ_* definitions', ['SZ_']],
    ['Include <linux/bits.h> or bits.h?', ['linux/bits.h', 'bits.h']],
    ['Drop the "label" property', ['label']],
    ['the `reg-names` of ti,led-mode', ['reg-names', 'ti,led-mode']],
    ['led->regulator should be NULL', ['regulator']],
    ['_warn is too much, make it static', ['_warn', 'static']],
    ['unevaluatedProperties: false', ['unevaluatedProperties']],
    ['It is well-known that this is self-explanatory, e.g. in RFC 5322.', []],
    ['Cc ann_author@example.org, see https://example.org/a_b', []],
  ])('%s', (text, names) => {
    expect(parseIdentifiers(text)).toEqual(names);
  });

  test('names are bounded', () => {
    expect(parseIdentifiers('a_b1 '.repeat(2)).length).toBe(1);
    expect(parseIdentifiers(Array.from({ length: 100 }, (_, n) => `name_${n}`).join(' ')).length).toBe(16);
  });
});

test.each([
  ['_warn', '_warn is not in alignment with the code.', true],
  ['out', "The 'out' label is unnecessary.", true],
  ['kvfree', 'No need to check for NULL before calling kvfree().', false],
])('%s is what is wrong in: %s', (name, text, expected) => {
  expect(isSubject(name, text)).toBe(expected);
});

describe('countWord', () => {
  test.each([
    ['foo food foo_bar foo', 'foo', 2],
    ['of_get of_put if_get', 'of_', 2],
    ['dev_warn pr_warn warn', '_warn', 2],
    ['a a a', '', 0],
    ['3 33 x3', '3', 1],
  ])('%s: %s', (text, word, count) => {
    expect(countWord(text, word)).toBe(count);
  });

  test('parts are counted wherever they stand', () => {
    expect(countPart('s3c_led.5 led.5', 'led.5')).toBe(2);
  });
});

test('telling stems leave out what stands in every mail', () => {
  expect([...listTellingStems('Please use the registered regulators here')]).toEqual(['register', 'regulator']);
});

test('presence is counted in both texts', () => {
  expect(
    comparePresence(
      ['foo_bar'],
      searched(() => 'foo_bar'),
      searched(() => 'foo_bar foo_bar'),
    ),
  ).toEqual([{ name: 'foo_bar', older: 1, newer: 2 }]);
});

test.each([
  ['Drop this.', true],
  ['Not needed.', true],
  ['This cast is unnecessary', true],
  ["Don't drop this", false],
  ['Missing in the remove path', false],
  ['Please add a comment', false],
])('asksRemoval: %s', (text, expected) => {
  expect(asksRemoval(text)).toBe(expected);
});

test.each([
  ['Move this above the registration', 'Move'],
  ['Please keep these alphabetical', 'alphabetical'],
  ['compatible, then reg, then the rest', 'then reg, then'],
  ['Reverse Christmas tree, please', 'Christmas'],
  ['This patch needs to go first', undefined],
  ['in cpu-native order, so convert it', undefined],
])('findOrderWord: %s', (text, word) => {
  expect(findOrderWord(text)).toBe(word);
});

test.each([
  [['a1', 'b1', 'c1'], ['a1', 'c1', 'b1'], true],
  [['a1', 'b1', 'c1'], ['a1', 'x1', 'b1', 'c1'], false],
  [['a1', 'b1'], ['b1'], false],
  [['same', 'b1', 'same'], ['b1', 'same', 'same'], false],
])('isReordered %j %j', (older, newer, expected) => {
  expect(isReordered(older, newer)).toBe(expected);
});

test.each([
  ['Wrong indentation', true],
  ['Missing blank line', true],
  ['_warn is not in alignment with what it does', false],
])('asksSpacing: %s', (text, expected) => {
  expect(asksSpacing(text)).toBe(expected);
});

describe('initializers', () => {
  test.each([
    ['Move assignment closer to its first use.', '\tint i = 0;', 'i'],
    ['Please drop the initialization', '\tstruct foo *bar = baz(x);', 'bar'],
    ['Please drop this', '\tint i = 0;', undefined],
    ['Move the assignment', '\ti = 0;', undefined],
  ])('%s %s', (text, code, name) => {
    expect(asksInitializer(text) ? findInitialized(code) : undefined).toBe(name);
  });

  test('the type may change', () => {
    expect(findInitialized('\tunsigned long i = 0;')).toBe('i');
    expect(findInitialized('\tunsigned long i;')).toBe(undefined);
  });
});

describe('suggestions', () => {
  test('code is told from prose by its form', () => {
    const text = 'How about this; it is shorter:\n\n\tif (!lamp)\n\t\treturn -ENODEV;\n\nThat is all.';
    expect(parseSuggestion(text).wanted).toEqual(['if(!lamp)', 'return-ENODEV;']);
  });

  test('a diff says what goes, too', () => {
    const text = '@@ -1,2 +1,2 @@\n-\tfoo(bar, 1);\n+\tfoo(bar, 2);\n \tcontext();';
    expect(parseSuggestion(text)).toEqual({ wanted: ['foo(bar,2);'], unwanted: ['foo(bar,1);'] });
  });

  const counts = (...lines: string[]) => {
    const sum = new Map<string, number>();
    for (const line of lines) sum.set(line, (sum.get(line) ?? 0) + 1);
    return (kind: 'added' | 'removed') => (kind === 'added' ? sum : new Map<string, number>());
  };

  test.each([
    ['there now', counts(), counts('if(!lamp)'), { wanted: 1, found: 1 }],
    ['still missing', counts(), counts(), { wanted: 1, found: 0 }],
    ['there before as well', counts('if(!lamp)'), counts('if(!lamp)'), { wanted: 0, found: 0 }],
    ['there once more', counts('if(!lamp)'), counts('if(!lamp)', 'if(!lamp)'), { wanted: 1, found: 1 }],
  ])('%s', (_, older, newer, result) => {
    expect(checkSuggestion({ wanted: ['if(!lamp)'], unwanted: [] }, older, newer)).toEqual(result);
  });

  test('a line that was taken away, and is not any more, is there again', () => {
    const older = (kind: 'added' | 'removed') => new Map(kind === 'removed' ? [['lamp->dev=NULL;', 1]] : []);
    const newer = () => new Map();
    const suggestion = parseSuggestion('If there is none then lamp->dev should be set to NULL.');
    expect(checkSuggestion(suggestion, older, newer)).toEqual({ wanted: 1, found: 1 });
  });

  test.each([
    ['If the supply is not there then lamp->supply should be set to NULL.', ['lamp->supply=NULL;']],
    ['`count` needs to be initialized to 0,', ['count=0;']],
    ['Please initialise ret to -EINVAL first.', ['ret=-EINVAL;']],
    ['Set lamp.mode to LAMP_MODE_OFF here.', ['lamp.mode=LAMP_MODE_OFF;']],
    ['The lines should be set to sixty columns.', []],
    ['It should be set up to NULL.', []],
  ])('a value is asked for in words: %s', (text, wanted) => {
    expect(parseSuggestion(text).wanted).toEqual(wanted);
  });
});

test.each([
  ['The above comment is now outdated. Maybe just remove it.', true],
  ['Please update this comment as well.', true],
  ['This comment no longer matches the code.', true],
  ['See my comment above.', false],
  ['Same comment as for the other driver.', false],
  ['Please add a comment for the lock.', false],
])('isAboutComment: %s', (text, expected) => {
  expect(isAboutComment(text)).toBe(expected);
});

test.each([
  ['Ditto.', true],
  ['same here', true],
  ['Likewise for the other one', true],
  [
    'The same problem exists in probe, and there it leaks memory as well: please fix both of them, since it is not hard to do.',
    false,
  ],
])('isSameAgain: %s', (text, expected) => {
  expect(isSameAgain(text)).toBe(expected);
});
