import { findOperator, type Operator } from './operator.ts';
import type { Place } from './tree.ts';
import { isWordCharacter, listWords } from './word.ts';

/** A piece of a query, as Xapian's QueryParser cuts it (1.4, queryparser/queryparser.lemony). */
export type Token = Place &
  (
    | { readonly kind: 'AND' | 'OR' | 'NOT' | 'XOR' | '+' | '-' | '(' | ')' }
    /** `s:` before a parenthesis */
    | { readonly kind: 'scope'; readonly operator: Operator }
    | {
        readonly kind: 'words';
        readonly operator: Operator | null;
        /** As written; words joined by `.-/:\@` are one phrase. */
        readonly written: readonly string[];
        readonly isQuoted: boolean;
        readonly isPrefix: boolean;
        /** The character behind it. */
        readonly next: string;
      }
    | { readonly kind: 'value'; readonly operator: Operator; readonly value: string }
    | { readonly kind: 'open-quote' }
  );

const NAME = /[a-z]+(?=:)/y;
const CONNECTIVE = /(?:AND|OR|NOT|XOR)(?![^\s()])/y;
const VALUE = /(?:"[^"]*"|[^\s"()])+/y;
const QUOTES = '"“”';

/** Cuts a query into tokens. Every character is looked at a bounded number of times. */
export function listTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = readToken(text, at);
    if (token === undefined) at++;
    else {
      tokens.push(token);
      at = Math.max(token.end, at + 1);
    }
  }
  return tokens;
}

function readToken(text: string, at: number): Token | undefined {
  const character = text[at] ?? '';
  if (character === '(' || character === ')') return { kind: character, start: at, end: at + 1 };
  if (character === '+' || character === '-') {
    const isFirst = at === 0 || /[\s(]/.test(text[at - 1] ?? '');
    const isBefore = /[^\s+-]/.test(text[at + 1] ?? ' ');
    return isFirst && isBefore ? { kind: character, start: at, end: at + 1 } : undefined;
  }
  if (QUOTES.includes(character)) return readQuoted(text, at, at, null);
  if (!isWordCharacter(text.slice(at, at + 2))) return undefined;
  const connective = matchAt(CONNECTIVE, text, at);
  if (connective) return { kind: connective as 'AND', start: at, end: at + connective.length };
  return readOperator(text, at) ?? readPhrase(text, at, at, null);
}

/** `name:` with what it applies to; nothing where no operator begins here. */
function readOperator(text: string, at: number): Token | undefined {
  const name = matchAt(NAME, text, at);
  if (name === undefined) return undefined;
  const operator = findOperator(name);
  const start = at + name.length + 1;
  const next = text[start] ?? '';
  if (!operator) return undefined;
  if (operator.kind !== 'words') {
    const value = matchAt(VALUE, text, start) ?? '';
    return { kind: 'value', operator, value: value.replaceAll('"', ''), start: at, end: start + value.length };
  }
  if (QUOTES.includes(next) && next !== '') return readQuoted(text, at, start, operator);
  if (next === '(') return { kind: 'scope', operator, start: at, end: start };
  if (isWordCharacter(text.slice(start, start + 2))) return readPhrase(text, at, start, operator);
  return { kind: 'value', operator, value: '', start: at, end: start };
}

function readQuoted(text: string, from: number, at: number, operator: Operator | null): Token {
  let end = at + 1;
  while (end < text.length && !QUOTES.includes(text[end] ?? '')) end++;
  if (end === text.length) return { kind: 'open-quote', start: at, end };
  const written = listWords(text.slice(at + 1, end)).map(({ word }) => word);
  return { kind: 'words', operator, written, isQuoted: true, isPrefix: false, next: '', start: from, end: end + 1 };
}

/** A word, or words with nothing but `.-/:\@` between them. */
function readPhrase(text: string, from: number, at: number, operator: Operator | null): Token {
  const run = text.slice(at, endOfRun(text, at));
  const words = listWords(run);
  let count = 1;
  while (count < words.length && isJoint(run.slice(words[count - 1]?.end, words[count]?.start))) count++;
  const end = at + (words[count - 1]?.end ?? 1);
  const isPrefix = text[end] === '*' && !isWordCharacter(text.slice(end + 1, end + 3));
  const written = words.slice(0, count).map((word) => run.slice(word.start, word.end));
  const behind = isPrefix ? end + 1 : end;
  return {
    kind: 'words',
    operator,
    written,
    isQuoted: false,
    isPrefix,
    next: text[end] ?? '',
    start: from,
    end: behind,
  };
}

function endOfRun(text: string, at: number): number {
  const space = text.slice(at).search(/[\s"“”()*]/);
  return space < 0 ? text.length : at + space;
}

function isJoint(between: string): boolean {
  return /^[.\-/:\\@]+$/.test(between);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
