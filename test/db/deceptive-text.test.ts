import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellOut, splitDeceptive } from '#db/deceptive-text.ts';

describe('spelled out', () => {
  test.each([
    // CVE-2021-42574, the "stretched string" and the "commenting-out" of the paper
    [
      'access_level != "user\u202e \u2066// Check if admin\u2069 \u2066"',
      'access_level != "user[U+202E] [U+2066]// Check if admin[U+2069] [U+2066]"',
    ],
    [
      '/*\u202e } \u2066if (isAdmin)\u2069 \u2066 begin admins only */',
      '/*[U+202E] } [U+2066]if (isAdmin)[U+2069] [U+2066] begin admins only */',
    ],
    ['a\u200eb\u200fc\u061cd', 'a[U+200E]b[U+200F]c[U+061C]d'],
    ['is\u200bAdmin', 'is[U+200B]Admin'],
    ['is\u200dAdmin', 'is[U+200D]Admin'],
    ['soft\u00adhyphen, \ufeffmark', 'soft[U+00AD]hyphen, [U+FEFF]mark'],
    ['filler\u3164', 'filler[U+3164]'],
    ['tag\u{e0041}', 'tag[U+E0041]'],
    ['p\u0430ypal', 'p[U+0430]ypal'],
    ['\u0405ecure', '[U+0405]ecure'],
    ['\u0391dmin', '[U+0391]dmin'],
    [
      'bell\u0007, escape\u001b[31m, nul\u0000, return\r',
      'bell[U+0007], escape[U+001B][31m, nul[U+0000], return[U+000D]',
    ],
    ['line\u2028separator\u0085', 'line[U+2028]separator[U+0085]'],
  ])('%j', (text, spelled) => expect(spellOut(text)).toBe(spelled));
});

describe('left as it is', () => {
  test.each([
    'int main(void)\n{\n\treturn 0;\n}\n',
    'Rafał Miłecki, Jörg Rödel, Đoàn Trần Công Danh',
    'Андрей Котов исправил',
    'τιμή, 10 μs, 5 µA',
    'می\u200cخواهم',
    'क्\u200dष',
    '👨\u200d👩\u200d👧 ❤\ufe0f 👍🏽 1\ufe0f⃣',
    'العربية עברית 中文 日本語',
    '── │ └ → ≤ “quoted” …',
  ])('%j', (text) => {
    expect(spellOut(text)).toBe(text);
    expect(splitDeceptive(text)).toEqual([{ kind: 'plain', text }]);
  });
});

test('the pieces are the text, and nothing deceptive is left in them', () => {
  const odd = fc.constantFrom(
    '\u202e',
    '\u2069',
    '\u200b',
    '\u0000',
    '\r',
    '\u0430',
    'a',
    ' ',
    '\n',
    '\ufe0f',
    '\u200d',
    '😀',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 3 }))).map((parts) => parts.join('')),
      (text) => {
        const pieces = splitDeceptive(text);
        const whole = pieces.map(({ kind, text }) =>
          kind === 'code' ? String.fromCodePoint(Number.parseInt(text.slice(2), 16)) : text,
        );
        expect(whole.join('')).toBe(text);
        expect(spellOut(text)).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
        );
      },
    ),
  );
});
