/**
 * Words as Xapian's TermGenerator finds them (1.4, queryparser/termgenerator_internal.cc), so that a search finds what
 * public-inbox finds: `mutex_init`, `6.1.2`, `don't`, `AT&T` and `c++` are one word each, `P.T.O.` is `pto`.
 */

/** Xapian leaves out longer ones: they are base64 or hashes that nobody types. */
const MAX_BYTES = 64;

/** A word of a text, in lower case, and where it stands. */
export type Word = { readonly word: string; readonly start: number; readonly end: number };

/** @param char what a word is made of, as the inside of a character class */
function plainPattern(char: string, digit: string): string {
  // The character first, then what stands around it: at the end of most words none of them follows.
  const within = `(?:['’‛&·״‧](?:(?<!${digit}.)|(?!${digit}))|[.,;](?<=${digit}.)(?=${digit}))`;
  return `[${char}]+(?:${within}[${char}]+)*(?:[+#]{1,3}(?![+#${char}]))?`;
}

function initialsPattern(char: string): string {
  return `[A-Z](?:\\.[A-Z]){1,20}(?:\\.(?![${char}])|(?![.${char}]))`;
}

const ASCII = ['A-Za-z0-9_', '[0-9]'] as const;
const UNICODE = ['\\p{L}\\p{M}\\p{N}\\p{Pc}', '\\p{Nd}'] as const;
const ASCII_PLAIN = new RegExp(plainPattern(...ASCII), 'g');
const ASCII_WORD = new RegExp(`${initialsPattern(ASCII[0])}|${plainPattern(...ASCII)}`, 'g');
const UNICODE_WORD = new RegExp(`${initialsPattern(UNICODE[0])}|${plainPattern(...UNICODE)}`, 'gu');
const INITIALS = /[A-Z]\.[A-Z]/;

/** Zero-width characters are no part of a word and do not end it. */
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;

/** The words of a text, with a space between them: what the full-text index takes. */
export function joinWords(text: string): string {
  if (!isAscii(text)) return joined(text.replace(ZERO_WIDTH, '').match(UNICODE_WORD)).replace(/[’‛]/g, "'");
  return joined(text.match(INITIALS.test(text) ? ASCII_WORD : ASCII_PLAIN));
}

function joined(words: readonly string[] | null): string {
  let text = '';
  for (const word of words ?? []) if (isShort(word)) text += text === '' ? withoutDots(word) : ` ${withoutDots(word)}`;
  return text.toLowerCase();
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
  if (word.length * 3 <= MAX_BYTES) return true;
  if (word.length > MAX_BYTES) return false;
  return isAscii(word) || new TextEncoder().encode(word).length <= MAX_BYTES;
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text);
}
