/**
 * Words as Xapian's TermGenerator finds them (1.4, queryparser/termgenerator_internal.cc), so that a search finds what
 * public-inbox finds: `mutex_init`, `6.1.2`, `don't`, `AT&T` and `c++` are one word each, `P.T.O.` is `pto`.
 */

/** Xapian leaves out longer ones: they are base64 or hashes that nobody types. */
const MAX_BYTES = 64;

/** A word of a text, in lower case, and where it stands. */
export type Word = { readonly word: string; readonly start: number; readonly end: number };

/** @param char what a word is made of, as the inside of a character class */
function wordPattern(char: string, digit: string, flags: string): RegExp {
  const initials = `[A-Z](?:\\.[A-Z]){1,20}(?:\\.(?![${char}])|(?![.${char}]))`;
  const within = `(?:(?<!${digit})['’‛&·״‧]|['’‛&·״‧](?!${digit})|(?<=${digit})[.,;](?=${digit}))`;
  const plain = `[${char}]+(?:${within}[${char}]+)*(?:[+#]{1,3}(?![+#${char}]))?`;
  return new RegExp(`${initials}|${plain}`, flags);
}

const ASCII_WORD = wordPattern('A-Za-z0-9_', '[0-9]', 'g');
const UNICODE_WORD = wordPattern('\\p{L}\\p{M}\\p{N}\\p{Pc}', '\\p{Nd}', 'gu');

/** Zero-width characters are no part of a word and do not end it. */
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;

/** The words of a text, in lower case and with a space between them: what the full-text index takes. */
export function joinWords(text: string): string {
  if (isAscii(text)) return (text.match(ASCII_WORD) ?? []).filter(isShort).map(withoutDots).join(' ').toLowerCase();
  const words = text.replace(ZERO_WIDTH, '').match(UNICODE_WORD) ?? [];
  return words.map(normalize).filter(isShort).join(' ');
}

/** The words of a text with their places, in order. */
export function listWords(text: string): readonly Word[] {
  const found = text.matchAll(isAscii(text) ? ASCII_WORD : UNICODE_WORD);
  return [...found].map((match) => ({
    word: normalize(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether a character can be within a word. */
export function isWordCharacter(character: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{Pc}]/u.test(character);
}

function normalize(word: string): string {
  return withoutDots(word).toLowerCase().replace(/[’‛]/g, "'");
}

/** Only initials have a dot behind their first letter. */
function withoutDots(word: string): string {
  return word[1] === '.' && /^[A-Z]/.test(word) ? word.replaceAll('.', '') : word;
}

function isShort(word: string): boolean {
  if (word.length > MAX_BYTES) return false;
  return word.length * 3 <= MAX_BYTES || isAscii(word) || new TextEncoder().encode(word).length <= MAX_BYTES;
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}
