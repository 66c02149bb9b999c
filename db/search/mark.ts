import type { Database } from 'better-sqlite3';
import type { QueryTree } from '../query/tree.ts';
import { listVariants } from './full-text.ts';

/** A line of a mail, from 1, with what was found in it between U+0002 and U+0003. */
export type MarkedLine = { readonly line: number; readonly text: string };

/** What a word is made of, in and around its letters. */
const LETTER = '\\p{L}\\p{M}\\p{N}\\p{Pc}';

/** A line longer than this is data. */
const MAX_LINE = 400;

/** What the words of a query look like in a text; undefined where it has none. */
export function markerOf(db: Database, tree: QueryTree): RegExp | undefined {
  const patterns = [...new Set(listPatterns(db, tree))];
  return patterns.length === 0 ? undefined : new RegExp(`(?<![${LETTER}])(?:${patterns.join('|')})`, 'giu');
}

/** The text with what was found marked. Control characters of the text's own are dropped. */
export function markText(text: string, marker: RegExp | undefined): string {
  const clean = text.replace(/[\u0002\u0003]/g, '');
  if (!marker) return clean;
  let marked = '';
  let done = 0;
  marker.lastIndex = 0;
  for (const match of clean.matchAll(marker)) {
    if (match.index < done) continue;
    const [start, end] = widen(clean, match.index, match.index + match[0].length);
    if (start < done) continue;
    marked += `${clean.slice(done, start)}\u0002${clean.slice(start, end)}\u0003`;
    done = end;
  }
  return marked + clean.slice(done);
}

/** Within a mail address all of it is marked: what hides addresses then still finds it whole. */
function widen(text: string, start: number, end: number): readonly [start: number, end: number] {
  let [from, to] = [start, end];
  while (from > 0 && start - from < MAX_ADDRESS && ADDRESS_CHARACTER.test(text[from - 1] ?? '')) from--;
  while (to < text.length && to - end < MAX_ADDRESS && ADDRESS_CHARACTER.test(text[to] ?? '')) to++;
  return text.slice(from, to).includes('@') ? [from, to] : [start, end];
}

/** RFC 5321, 4.5.3.1: no address is longer. */
const MAX_ADDRESS = 320;
const ADDRESS_CHARACTER = /[\w.+%@-]/;

/** The first lines, at most `count`, in which something was found. */
export function listMarkedLines(text: string, marker: RegExp | undefined, count: number): readonly MarkedLine[] {
  if (!marker) return [];
  const lines: MarkedLine[] = [];
  let line = 1;
  let counted = 0;
  marker.lastIndex = 0;
  while (lines.length < count) {
    const match = marker.exec(text);
    if (!match) break;
    const start = text.lastIndexOf('\n', match.index) + 1;
    const newline = text.indexOf('\n', match.index);
    const end = newline < 0 ? text.length : newline;
    for (let at = text.indexOf('\n', counted); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line++;
    counted = start;
    lines.push({ line, text: markText(text.slice(start, Math.min(end, start + MAX_LINE)), marker) });
    marker.lastIndex = end;
  }
  marker.lastIndex = 0;
  return lines;
}

function listPatterns(db: Database, tree: QueryTree): readonly string[] {
  switch (tree.kind) {
    case 'and':
    case 'or':
      return tree.parts.flatMap((part) => listPatterns(db, part));
    case 'words': {
      const rest = tree.form === 'prefix' ? `[${LETTER}]*` : `(?![${LETTER}])`;
      return listVariants(db, tree).map((words) => words.split(' ').map(escapePattern).join(GAP) + rest);
    }
    default:
      return [];
  }
}

/** Between the words of a phrase; a line may end there. */
const GAP = `[^${LETTER}]{1,40}`;

function escapePattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\&#]/g, (each) => (each === '&' || each === '#' ? each : `\\${each}`));
}
