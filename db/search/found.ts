import type { Database } from 'better-sqlite3';
import { parseQuery } from '../query/parse.ts';
import type { QueryProblem, QueryTree } from '../query/tree.ts';
import { statement } from '../statement.ts';
import { type Condition, conditionOf, join, type Level } from './condition.ts';
import type { Scope } from './full-text.ts';

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
  /** Selects `time` and `id` with whatever a hit needs; ends before WHERE. */
  readonly select: string;
  readonly time: string;
  readonly id: string;
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
  const condition = pageCondition(db, target, parsed.tree, options);
  const rows = statement<Row>(
    db,
    `${target.select} WHERE ${condition.sql} ORDER BY ${target.time} DESC, ${target.id} DESC LIMIT ?`,
  ).all(...condition.values, options.limit + 1);
  const page = rows.slice(0, options.limit);
  const last = rows.length > options.limit ? page.at(-1) : undefined;
  return {
    kind: 'found',
    hits: hitsOf(page, parsed.tree),
    next: last ? `${last.time}:${last.id}` : null,
    doubts: parsed.doubts,
  };
}

function pageCondition(db: Database, target: Target, tree: QueryTree, { list, after }: SearchOptions): Condition {
  const parts = [conditionOf({ db, target: target.level, scope: target.scope }, tree)];
  if (target.always) parts.push({ sql: target.always, values: [] });
  if (list) parts.push({ sql: target.inList, values: [list] });
  const [, time, id] = /^(-?\d{1,15}):(.+)$/s.exec(after ?? '') ?? [];
  if (time !== undefined && id !== undefined)
    parts.push({
      sql: `(${target.time} < ? OR (${target.time} = ? AND ${target.id} < ?))`,
      values: [Number(time), Number(time), target.level === 'series' ? id : Number(id)],
    });
  return join('AND', parts);
}
