import type { QueryTree } from '../query/tree.ts';
import { LATENESS, leastNumber } from '../time-number.ts';
import { type Condition, conditionOf, type Level, type Search, takeWords, wordsOf } from './condition.ts';

/**
 * Mails or remarks with words, the newest first. The index of words lists them by their numbers, and these are in order of
 * time: read from its end, no more of it is read than a page needs, however common the words are.
 */
export type Stream = { readonly from: string; readonly order: string; readonly conditions: readonly Condition[] };

type Index = { readonly name: string; readonly from: string };

const INDEXES: Readonly<Partial<Record<Level, Index>>> = {
  mail: {
    name: 'message_search',
    from: 'message_search CROSS JOIN message ON message.id = message_search.rowid',
  },
  comment: {
    name: 'comment_search',
    from: 'comment_search CROSS JOIN comment AS c ON c.number = comment_search.rowid',
  },
};

/** FTS5 looks up rows by integers alone, and numbers of JavaScript are bound as floating point. */
const INTEGER = 'CAST(? AS INTEGER)';

/**
 * A query as a stream; undefined for one in which no word has to be there.
 * @param after the number of the row that it goes on behind
 */
export function streamOf(search: Search, tree: QueryTree, after: number | undefined): Stream | undefined {
  const index = INDEXES[search.target];
  const { match, others } = takeWords(tree, (part) => wordsOf(search, part));
  if (!index || match === undefined) return undefined;
  const number = `${index.name}.rowid`;
  return {
    from: index.from,
    order: `${number} DESC`,
    conditions: [
      { sql: `${index.name} MATCH ?`, values: [match] },
      ...others.flatMap((part) => boundsOf(part, number)),
      ...(others.length === 0 ? [] : [conditionOf(search, { kind: 'and', parts: others })]),
      ...(after === undefined ? [] : [{ sql: `${number} < ${INTEGER}`, values: [after] }]),
    ],
  };
}

/** Where in the stream a time can be. */
function boundsOf(part: QueryTree, number: string): Condition[] {
  if (part.kind !== 'time' || part.operator === 'rt') return [];
  const { from, to } = part.range;
  return [
    ...(from === null ? [] : [{ sql: `${number} >= ${INTEGER}`, values: [leastNumber(from)] }]),
    ...(to === null ? [] : [{ sql: `${number} <= ${INTEGER}`, values: [leastNumber(to + 1) + LATENESS] }]),
  ];
}
