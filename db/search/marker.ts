import type { Database } from 'better-sqlite3';
import type { QueryTree } from '../query/tree.ts';
import { listVariants } from './full-text.ts';

/** A part of a text. */
export type Span = { readonly start: number; readonly end: number };

/** Finds what a query is about in a text: the first such part that begins at `from` or behind it. */
export type Marker = (text: string) => (from: number) => Span | undefined;

/** A word, or the words of a phrase, in lower case; of a prefix the last word goes on. */
type Wanted = { readonly words: readonly string[]; readonly isPrefix: boolean };

/** Characters between the words of a phrase; a line may end there. */
const MAX_GAP = 40;

/** What the words of a query look like in a text; undefined where it has none. */
export function markerOf(db: Database, tree: QueryTree): Marker | undefined {
  const wanted = listWanted(db, tree);
  if (wanted.length === 0) return undefined;
  const beginnings = [...new Set(wanted.map(({ words: [first = ''] }) => first))];
  return (text) => finderIn(lowerCase(text), wanted, beginnings);
}

function listWanted(db: Database, tree: QueryTree): readonly Wanted[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.parts.flatMap((part) => listWanted(db, part));
    case 'words':
      return listVariants(db, tree).map((variant) => ({
        words: variant.toLowerCase().split(' '),
        isPrefix: tree.form === 'prefix',
      }));
    default:
      return [];
  }
}

function finderIn(text: string, wanted: readonly Wanted[], beginnings: readonly string[]): ReturnType<Marker> {
  // Where each beginning comes next: each text is gone through once for each of them.
  const nearest = beginnings.map((beginning) => (beginning === '' ? -1 : text.indexOf(beginning)));
  const nextBeginning = (from: number): number => {
    let next = -1;
    for (const [index, beginning] of beginnings.entries()) {
      let at = nearest[index] ?? -1;
      if (at !== -1 && at < from) nearest[index] = at = text.indexOf(beginning, from);
      if (at !== -1 && (next === -1 || at < next)) next = at;
    }
    return next;
  };
  return (from) => {
    for (let start = nextBeginning(from); start !== -1; start = nextBeginning(start + 1)) {
      if (isLetterAt(text, start - 1)) continue;
      for (const each of wanted) {
        const end = endOf(text, start, each);
        if (end !== undefined) return { start, end };
      }
    }
    return undefined;
  };
}

/** Where what is wanted ends that begins here; undefined where it does not. */
function endOf(text: string, start: number, { words, isPrefix }: Wanted): number | undefined {
  let at = start;
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const gap = at;
      while (at < text.length && at - gap < MAX_GAP && !isLetterAt(text, at)) at++;
      if (at === gap) return undefined;
    }
    if (!text.startsWith(word, at)) return undefined;
    at += word.length;
  }
  if (!isPrefix) return isLetterAt(text, at) ? undefined : at;
  while (isLetterAt(text, at)) at++;
  return at;
}

/** Letters, marks, digits and what joins them: a word does not end there. */
const LETTER = /[\p{L}\p{M}\p{N}\p{Pc}]/u;

function isLetterAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  // Nearly all text, and behind its end.
  if (!(code >= 0x80)) return /\w/.test(text[index] ?? ' ');
  const isSecondHalf = code >= 0xdc00 && code <= 0xdfff;
  return LETTER.test(String.fromCodePoint(text.codePointAt(isSecondHalf ? index - 1 : index) ?? 0));
}

/** In lower case, each character in its place: `\u0130` would become two. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}
