import type { Chance } from './chance.ts';

/** Words, lines and values that broke mail programs, or were made to. Bytes as latin1 text. */

const utf8 = (text: string) => Buffer.from(text).toString('latin1');

/** Short pieces that mean something to one stage or another. */
export const TOKENS: readonly string[] = [
  ...[
    '\0',
    '\r',
    '\r\r\n',
    '\x1b]0;x\x07',
    '\x0b',
    '\xff\xfe',
    '\xc0\x80',
    '\xed\xa0\x80',
    '\xf8\x88\x80\x80\x80',
    '=\r\n',
  ],
  ...[utf8('\u202e'), utf8('\u2066'), utf8('\u200b'), utf8('\u00ad'), utf8('\ufeff'), utf8('p\u0430ypal'), utf8('😀')],
  ...[
    '=?utf-8?q?',
    '?=',
    '=?utf-8?b?////?=',
    '=?x?q?=00?=',
    '=?utf-8?b?',
    '=C3',
    '=ED=A0=80',
    '&#x202e;',
    ']]>',
    '<!--',
  ],
  ...[
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    '"><img src=x onerror=alert(1)>',
    '{{7*7}}',
    "'; DROP TABLE message;",
  ],
  ...[
    '../../../../etc/passwd',
    'a\tb',
    '"\\303\\244\\000\\n"',
    '"\\777',
    '/dev/null',
    '__proto__',
    'constructor',
    'toString',
  ],
  ...[
    '> ',
    '>>>>',
    '| ',
    '--- ',
    '-- ',
    '+++ ',
    '@@ ',
    '---',
    '[...]',
    'diff --git a/',
    'Index: ',
    'rename from ',
    'GIT binary patch',
  ],
  ...[
    'Changes in v2:',
    'v2 -> v3',
    'On Mon, Ann wrote:',
    'Reviewed-by: ',
    'Signed-off-by: A <a@b>',
    'Link: https://lore.kernel.org/r/',
  ],
  ...[
    'change-id: x',
    'base-commit: ',
    'prerequisite-patch-id: ',
    'Applied, thanks!',
    'nit: ',
    'Why?',
    's/foo/bar/',
    'Use devm_kzalloc()',
  ],
  ...['-1', '0', '4294967296', '9007199254740993', '1e309', 'NaN', '99999999999999999999', '-0'],
];

/** What a run is made of: each letter that some expression repeats. */
const RUN_OF: readonly string[] = [
  ' ',
  '\t',
  '>',
  '> ',
  '-',
  '+',
  '=',
  '@',
  '(',
  ')',
  '[',
  ']',
  '<',
  '"',
  '\\',
  '.',
  ',',
  ':',
  '/',
  'a',
  'a ',
  'a,',
  '*',
  '_',
  '#',
  '0',
  'Re: ',
  '[PATCH ',
  '=?utf-8?q?a?= ',
  '<a@b> ',
  'a@',
  '\n',
  '\n\n',
  '> \n',
  '-\n',
  ' \n',
];

/** One piece many times: mostly short enough to be common, seldom so long that only linear work gets through. */
export function runOf(chance: Chance): string {
  const piece = chance.pick(RUN_OF);
  const length = chance.isOneIn(400) ? 1_000_000 : chance.isOneIn(20) ? 50_000 : 2 + chance.below(600);
  return piece.repeat(Math.ceil(length / piece.length)) + chance.pick(['', 'x', '\n', '!', chance.pick(TOKENS)]);
}

export function hostileText(chance: Chance): string {
  if (chance.isOneIn(5)) return runOf(chance);
  return Array.from({ length: 1 + chance.below(6) }, () => chance.pick(TOKENS)).join(
    chance.pick(['', ' ', '\t', '\n ', '\n']),
  );
}

const SUBJECTS: readonly string[] = [
  '[PATCH v99999999999999999999 1/2] x',
  '[PATCH 999999999/1] x',
  '[PATCH v3.14159 2/1] x',
  '[PATCH 0/0] x',
  '[PATCH -1/-1] x',
  '[[PATCH]] x',
  '[PATCH',
  'PATCH]',
  '[] x',
  '[RFC RFC RFC v2 v3 v4 1/2 3/4] x',
  'Re: Re[9]: AW: [PATCH v2] Re: [PATCH v3] x',
  '[GIT PULL] x',
  '[RESEND]',
  'Re:',
  '',
];
const DATES: readonly string[] = [
  'Mon, 32 Foo 99999 99:99:99 +9999',
  '',
  '0',
  '-1',
  'Thu, 1 Jan 1970 00:00:00 -9900',
  '9999999999999',
  'Mon, 1 Jan 2043 00:00:00 +0000',
  '1 Jan 00',
];
const TYPES: readonly string[] = [
  'text/plain; charset="none"',
  'text/plain; charset=utf-16',
  'text/plain; charset=utf-7',
  'text/plain; charset=iso-2022-jp',
  'text/plain; format=flowed; delsp=yes',
  'text/html',
  'multipart/mixed',
  'multipart/mixed; boundary=""',
  'multipart/alternative; boundary="-"',
  'message/rfc822',
  'text',
  '/',
  'text/plain; ='.repeat(40),
  "text/plain; charset*0*=utf-8''%E2; charset*1=x",
  'application/octet-stream; name="x.patch"',
  'text/x-patch; charset=gb18030',
];
const ENCODINGS: readonly string[] = [
  'base64',
  'quoted-printable',
  '7bit',
  '8bit',
  'binary',
  'x-uuencode',
  'BASE64 ',
  'quoted-printable, base64',
  '',
];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  subject: SUBJECTS,
  date: DATES,
  'content-type': TYPES,
  'content-transfer-encoding': ENCODINGS,
  from: [
    '',
    '<>',
    '@',
    '"',
    '"a" <b',
    'a@b@c',
    '((((',
    'x:;',
    'A <a@b>, B <c@d>',
    '=?utf-8?q?a=00b?= <a@b>',
    utf8('\u202egpj.exe <a@b>'),
  ],
  received: ['; ', 'from x by y; never', ';;;;'],
  'list-id': ['<>', '< >', '<..>', 'x', '<a/b/../c.d>', '<__proto__.x>'],
};

/** A value for a header field of this name: one that is odd for the field, or odd for any. */
export function hostileValue(chance: Chance, name: string): string {
  const values = VALUES[name];
  return values && !chance.isOneIn(3) ? chance.pick(values) : hostileText(chance);
}
