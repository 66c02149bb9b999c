import { LATENESS, leastNumber } from '../message-number.ts';
import type { QueryTree } from '../query/tree.ts';
import { type Condition, conditionOf, type Search } from './condition.ts';
import { matchOf } from './full-text.ts';

/**
 * Mails with words, the newest first. The index of words lists mails by their numbers, and these are in order of time:
 * read from its end, no more of it is read than a page needs, however common the words are.
 */
export const STREAM = 'message_search CROSS JOIN message ON message.id = message_search.rowid';

/** FTS5 looks up rows by integers alone, and numbers of JavaScript are bound as floating point. */
const INTEGER = 'CAST(? AS INTEGER)';

/** Rows of the stream that are older than this mail. */
export function behind(number: number): Condition {
  return { sql: `message_search.rowid < ${INTEGER}`, values: [number] };
}

/** What rows of the stream have to fit; undefined for a query in which no word has to be there. */
export function streamOf(search: Search, tree: QueryTree): readonly Condition[] | undefined {
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  const isWords = (part: QueryTree) => matchOf(search.db, part, search.scope) !== undefined;
  const words = parts.filter(isWords);
  const match = words.length > 0 ? matchOf(search.db, { kind: 'and', parts: words }, search.scope) : undefined;
  if (match === undefined) return undefined;
  const others = parts.filter((part) => !isWords(part));
  const conditions = [{ sql: 'message_search MATCH ?', values: [match] }, ...others.flatMap(boundsOf)];
  return others.length === 0 ? conditions : [...conditions, conditionOf(search, { kind: 'and', parts: others })];
}

/** Where in the stream a time can be. */
function boundsOf(part: QueryTree): Condition[] {
  if (part.kind !== 'time' || part.operator === 'rt') return [];
  const { from, to } = part.range;
  return [
    ...(from === null ? [] : [{ sql: `message_search.rowid >= ${INTEGER}`, values: [leastNumber(from)] }]),
    ...(to === null ? [] : [{ sql: `message_search.rowid <= ${INTEGER}`, values: [leastNumber(to + 1) + LATENESS] }]),
  ];
}
