import type { Database } from 'better-sqlite3';
import { parseQuery } from '../query/parse.ts';
import type { QueryProblem, QueryTree } from '../query/tree.ts';
import { statement } from '../statement.ts';
import { conditionOf, join, type Level } from './condition.ts';
import type { Scope } from './full-text.ts';
import { type Stream, streamOf } from './stream.ts';

export type SearchOptions = {
  /** Only what stands in this list, by its short name. */
  readonly list?: string | undefined;
  readonly limit: number;
  /** For the next page: `next` of the page before. */
  readonly after?: string | undefined;
  /** What relative dates are counted from, seconds; by default the clock. */
  readonly now?: number;
};

/** A page of what was found, or why the query cannot be read. */
export type Found<Hit> =
  | {
      readonly kind: 'found';
      readonly hits: readonly Hit[];
      /** Where the next page begins, null after the last. */
      readonly next: string | null;
      /** What was read in another way than it may have been meant. */
      readonly doubts: readonly QueryProblem[];
    }
  | { readonly kind: 'problem'; readonly problem: QueryProblem };

/** What is searched: the newest first, by a time and a row number or id. */
export type Target = {
  readonly level: Level;
  readonly scope: Scope;
  /** `time` and `id`, with whatever a hit needs. */
  readonly columns: string;
  readonly from: string;
  readonly time: string;
  readonly id: string;
  /** Asked of each row, so that a page costs no more than what it looks at. */
  readonly inList: string;
  /** What all rows have to fit besides. */
  readonly always?: string;
};

const NOTHING = { kind: 'found', hits: [], next: null, doubts: [] } as const;

/** Reads a query, and asks it of a target. A query without a word finds nothing. */
export function findPage<Row extends { readonly time: number; readonly id: number | string }, Hit>(
  db: Database,
  target: Target,
  query: string,
  options: SearchOptions,
  hitsOf: (rows: readonly Row[], tree: QueryTree) => readonly Hit[],
): Found<Hit> {
  const parsed = parseQuery(query, options.now ?? Math.floor(Date.now() / 1000));
  if (parsed.kind === 'problem') return parsed;
  if (parsed.kind === 'empty') return NOTHING;
  const { from, order, conditions } = walkOf(db, target, parsed.tree, placeOf(options.after));
  const where = join('AND', [
    ...conditions,
    ...(target.always ? [{ sql: target.always, values: [] }] : []),
    ...(options.list ? [{ sql: target.inList, values: [options.list] }] : []),
  ]);
  const rows = statement<Row>(
    db,
    `SELECT ${target.columns} FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ?`,
  ).all(...where.values, options.limit + 1);
  const page = rows.slice(0, options.limit);
  const last = rows.length > options.limit ? page.at(-1) : undefined;
  return {
    kind: 'found',
    hits: hitsOf(page, parsed.tree),
    next: last ? `${last.time}:${last.id}` : null,
    doubts: parsed.doubts,
  };
}

/** The row that a page begins behind. */
type Place = { readonly time: number; readonly id: string };

function placeOf(after: string | undefined): Place | undefined {
  const [, time, id] = /^(-?\d{1,15}):(.+)$/s.exec(after ?? '') ?? [];
  return time === undefined || id === undefined ? undefined : { time: Number(time), id };
}

/** In which order the rows are looked at, and what they have to fit. */
function walkOf(db: Database, target: Target, tree: QueryTree, after: Place | undefined): Stream {
  const { from, time, id, level } = target;
  const search = { db, target: level, scope: target.scope };
  const stream = streamOf(search, tree, after && Number(after.id));
  if (stream) return stream;
  const behind = after && {
    sql: `(${time} < ? OR (${time} = ? AND ${id} < ?))`,
    values: [after.time, after.time, level === 'series' ? after.id : Number(after.id)],
  };
  return {
    from,
    order: `${time} DESC, ${id} DESC`,
    conditions: [conditionOf(search, tree), ...(behind ? [behind] : [])],
  };
}
