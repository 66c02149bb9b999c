import type { Database } from 'better-sqlite3';
import type { QueryTree, Range, Standing } from '../query/tree.ts';
import { statement } from '../statement.ts';
import { OUTSTANDING_SQL, STATUSES } from '../status.ts';
import { STATUS_NOW } from '../tallies.ts';
import { matchOf, type Scope } from './full-text.ts';
import { listPathPatterns } from './path-pattern.ts';

/** What a query is asked of: mails, remarks (`comment AS c`) or series (`series AS s`). */
export type Level = 'mail' | 'comment' | 'series';

/** A condition in SQL, with the values of its `?` in order. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

export type Search = { readonly db: Database; readonly target: Level; readonly scope: Scope };

/**
 * A query as a condition on the rows of its target. What says something of another level is asked of what belongs
 * together: a mail fits `is:open kind:nit` where one remark in it is both, a series fits words where one of its covers or
 * patches has them all. What is negated is negated of the target: no mail of the series, no remark in the mail.
 */
export function conditionOf(search: Search, tree: QueryTree): Condition {
  const level = levelOf(search, tree);
  if (level !== 'mixed') {
    const condition = conditionAt(search, level, tree);
    return search.target === 'series' && level === 'mail' && isCommon(search, tree)
      ? oneByOne(condition)
      : lift(search.target, level, condition);
  }
  switch (tree.kind) {
    case 'not':
      return negate(conditionOf(search, tree.part));
    case 'and':
      return join(
        'AND',
        groupByLevel(search, tree.parts).map((part) => conditionOf(search, part)),
      );
    case 'or':
      return join(
        'OR',
        tree.parts.map((part) => conditionOf(search, part)),
      );
    default:
      throw new Error(`A leaf of no level: ${JSON.stringify(tree)}`);
  }
}

/** A tree as an FTS5 expression on the target's own index of words; undefined where it is no such thing. */
export function wordsOf(search: Search, tree: QueryTree): string | undefined {
  if (levelOf(search, tree) !== search.target) return undefined;
  return matchOf(search.db, tree, search.target === 'comment' ? 'remark' : search.scope);
}

/** The level that all leaves of a tree are of. */
function levelOf(search: Search, tree: QueryTree): Level | 'mixed' {
  switch (tree.kind) {
    case 'not':
      return 'mixed';
    case 'and':
    case 'or': {
      const levels = new Set(tree.parts.map((part) => levelOf(search, part)));
      const [only = 'mixed'] = levels;
      return levels.size === 1 ? only : 'mixed';
    }
    case 'words':
      return search.target === 'comment' && REMARK_OPERATORS.has(tree.operator) ? 'comment' : 'mail';
    case 'identity':
      return 'mail';
    case 'time':
      return search.target === 'comment' && tree.operator !== 'rt' ? 'comment' : 'mail';
    case 'is':
      return levelOfStanding(tree.standing);
    case 'comment-kind':
      return 'comment';
    case 'revision':
      return search.target === 'comment' ? 'comment' : 'series';
    case 'text':
      if (tree.operator === 'reviewer') return 'comment';
      if (tree.operator !== 'path') return 'series';
      return search.target === 'comment' ? 'comment' : 'mail';
  }
}

/** In remarks these look at the remark itself, not at the mail around it. */
const REMARK_OPERATORS: ReadonlySet<string | null> = new Set([null, 'b', 'bs', 'nq', 'q', 'dfn']);

function levelOfStanding(standing: Standing): Level {
  if (standing === 'outstanding' || STATUSES.some((status) => status === standing)) return 'comment';
  return standing === 'patch' || standing === 'cover' || standing === 'reply' ? 'mail' : 'series';
}

/** Parts of one level become one part. */
function groupByLevel(search: Search, parts: readonly QueryTree[]): readonly QueryTree[] {
  const groups = new Map<Level, QueryTree[]>();
  const mixed: QueryTree[] = [];
  for (const part of parts) {
    const level = levelOf(search, part);
    if (level === 'mixed') mixed.push(part);
    else groups.set(level, [...(groups.get(level) ?? []), part]);
  }
  return [...[...groups.values()].map((group): QueryTree => ({ kind: 'and', parts: group })), ...mixed];
}

/** A condition on another level as one on the target. */
function lift(target: Level, level: Level, { sql, values }: Condition): Condition {
  if (target === level) return { sql, values };
  return { sql: LIFTS[target][level].replace('?', () => sql), values };
}

const SERIES_OF = 'SELECT sm.series FROM series_message AS sm JOIN message USING (message_id)';

/** Mails are named by their row: the walk along the index of times then needs nothing else of them. */
const LIFTS: Readonly<Record<Level, Readonly<Record<Level, string>>>> = {
  mail: {
    mail: '?',
    comment: `message.id IN (SELECT m.id FROM comment AS c JOIN message AS m USING (message_id) WHERE ?)`,
    series: `message.id IN (SELECT m.id FROM series AS s JOIN series_message AS sm ON sm.series = s.id
      JOIN message AS m USING (message_id) WHERE ?)`,
  },
  comment: {
    mail: 'c.message_id IN (SELECT message_id FROM message WHERE ?)',
    comment: '?',
    series: 'c.series IN (SELECT s.id FROM series AS s WHERE ?)',
  },
  series: {
    mail: `s.id IN (${SERIES_OF} WHERE sm.role <> 'reply' AND ?)`,
    comment: 's.id IN (SELECT c.series FROM comment AS c WHERE ?)',
    series: '?',
  },
};

/** With so many mails it costs less to ask one series after the other than to gather the series of all mails. */
const COMMON_MAILS = 2000;

/** Whether the words that a mail must have for a tree are in very many. */
function isCommon({ db, scope }: Search, tree: QueryTree): boolean {
  const { match } = takeWords(tree, (part) => matchOf(db, part, scope));
  if (match === undefined) return false;
  const found = statement<{ count: number }>(
    db,
    'SELECT count(*) AS count FROM (SELECT 1 FROM message_search WHERE message_search MATCH ? LIMIT ?)',
  ).get(match, COMMON_MAILS);
  return found?.count === COMMON_MAILS;
}

/** A condition on mails as one on series that is asked of each, until there are enough of them. */
function oneByOne({ sql, values }: Condition): Condition {
  const posted = `SELECT 1 FROM series_message AS sm CROSS JOIN message USING (message_id)
    WHERE sm.series = s.id AND sm.role <> 'reply'`;
  return { sql: `EXISTS (${posted} AND ${sql})`, values };
}

/** A tree all of one level as a condition on the rows of that level. */
function conditionAt(search: Search, level: Level, tree: QueryTree): Condition {
  const scope = level === 'comment' ? 'remark' : search.scope;
  const match = matchOf(search.db, tree, scope);
  if (match !== undefined) {
    const [column, table] = level === 'comment' ? ['c.number', 'comment_search'] : ['message.id', 'message_search'];
    return { sql: `${column} IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`, values: [match] };
  }
  if (tree.kind === 'and' || tree.kind === 'or') {
    const parts = tree.kind === 'and' ? gatherWords(search.db, scope, tree.parts) : tree.parts;
    return join(
      tree.kind === 'and' ? 'AND' : 'OR',
      parts.map((part) => conditionAt(search, level, part)),
    );
  }
  return leafCondition(level, tree);
}

/** The words that all that is found must have, as one expression, and the other parts of a tree. */
export function takeWords(tree: QueryTree, expressionOf: (part: QueryTree) => string | undefined) {
  const parts = tree.kind === 'and' ? tree.parts : [tree];
  const words = parts.filter((part) => expressionOf(part) !== undefined);
  const match = words.length > 0 ? expressionOf({ kind: 'and', parts: words }) : undefined;
  return { match, others: parts.filter((part) => !words.includes(part)) };
}

/** Words among other parts are looked for at once. */
function gatherWords(db: Database, scope: Scope, parts: readonly QueryTree[]): readonly QueryTree[] {
  const words = parts.filter((part) => matchOf(db, part, scope) !== undefined);
  if (words.length < 2) return parts;
  return [{ kind: 'and', parts: words }, ...parts.filter((part) => !words.includes(part))];
}

function leafCondition(level: Level, leaf: QueryTree): Condition {
  switch (leaf.kind) {
    case 'identity':
      if (leaf.operator === 'mid') return { sql: row('message_id = ?'), values: [leaf.value] };
      return { sql: 'message.id IN (SELECT message FROM patch WHERE patch_id = ?)', values: [leaf.value] };
    case 'time': {
      if (leaf.operator !== 'rt') return within(level === 'comment' ? 'c.sent' : 'message.sent', leaf.range);
      const { sql, values } = within('received', leaf.range);
      return { sql: row(sql), values };
    }
    case 'is':
      return standingCondition(leaf.standing);
    case 'comment-kind':
      return { sql: 'c.kind = ?', values: [leaf.commentKind] };
    case 'revision':
      return within(level === 'comment' ? 'c.revision' : 's.revision', leaf.range);
    case 'text':
      return textCondition(level, leaf.operator, leaf.value);
    default:
      throw new Error(`No leaf: ${JSON.stringify(leaf)}`);
  }
}

function standingCondition(standing: Standing): Condition {
  switch (standing) {
    case 'outstanding':
      return { sql: `c.is_actionable = 1 AND ${STATUS_NOW} IN ${OUTSTANDING_SQL}`, values: [] };
    case 'patch':
      return { sql: 'message.id IN (SELECT message FROM patch)', values: [] };
    case 'cover':
    case 'reply':
      return { sql: row('message_id IN (SELECT message_id FROM series_message WHERE role = ?)'), values: [standing] };
    default:
      if (levelOfStanding(standing) === 'series') return { sql: 's.state = ?', values: [standing] };
      return { sql: `c.is_actionable = 1 AND ${STATUS_NOW} = ?`, values: [standing] };
  }
}

function textCondition(level: Level, operator: 'reviewer' | 'author' | 'path' | 'series', value: string): Condition {
  const part = `%${value.replace(/[\\%_]/g, '\\$&')}%`;
  switch (operator) {
    case 'reviewer':
      return {
        sql: "(c.reviewer_name LIKE ? ESCAPE '\\' OR c.reviewer_address LIKE ? ESCAPE '\\')",
        values: [part, part],
      };
    case 'author':
      return {
        sql: "(s.submitter_name LIKE ? ESCAPE '\\' OR s.submitter_address LIKE ? ESCAPE '\\')",
        values: [part, part],
      };
    case 'series':
      return {
        sql: `(s.id = ? OR s.title LIKE ? ESCAPE '\\'
          OR s.id IN (SELECT series FROM series_message WHERE message_id = ?))`,
        values: [value, part, value],
      };
    case 'path': {
      const patterns = listPathPatterns(value);
      const column = level === 'comment' ? 'c.file' : 'path';
      const fits = `(${patterns.map(() => `${column} GLOB ?`).join(' OR ')})`;
      const sql = level === 'comment' ? fits : `message.id IN (SELECT message FROM patch_file WHERE ${fits})`;
      return { sql, values: patterns };
    }
  }
}

function within(column: string, { from, to }: Range): Condition {
  if (from !== null && to !== null) return { sql: `${column} BETWEEN ? AND ?`, values: [from, to] };
  return from === null ? { sql: `${column} <= ?`, values: [to ?? 0] } : { sql: `${column} >= ?`, values: [from] };
}

/** What other columns of a mail say, by its row. */
function row(sql: string): string {
  return `message.id IN (SELECT id FROM message WHERE ${sql})`;
}

function negate({ sql, values }: Condition): Condition {
  return { sql: `NOT coalesce((${sql}), 0)`, values };
}

export function join(connective: 'AND' | 'OR', parts: readonly Condition[]): Condition {
  return {
    sql: `(${parts.map(({ sql }) => sql).join(` ${connective} `)})`,
    values: parts.flatMap(({ values }) => values),
  };
}
