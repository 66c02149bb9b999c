import type { Database } from 'better-sqlite3';
import type { JudgedComment, Seconds, Status, TopicKind } from './model.ts';
import { statement } from './statement.ts';
import { STATUS_NOW, type StatusCounts } from './tallies.ts';
import { listMerges } from './topic-edits.ts';

/** What many reviewers ask for. */
export type TopicRow = {
  readonly key: string;
  readonly kind: TopicKind;
  /** The topic as a request, or the name that people gave it. */
  readonly title: string;
  /** Comments that ask for it. */
  readonly count: number;
  readonly series: number;
  readonly reviewers: number;
  /** Of the comments, those that a later revision did. */
  readonly addressed: number;
  readonly settled: number;
  readonly lists: readonly string[];
  readonly lastAsked: Seconds;
};

export const TOPIC_SORTS = ['series', 'count', 'reviewers', 'asked', 'title'] as const;

export type TopicSort = (typeof TOPIC_SORTS)[number];

/** What a list of topics is narrowed to; the counts are of what fits. */
export type TopicQuery = {
  readonly kind?: TopicKind;
  readonly list?: string;
  /** A path begins with this. */
  readonly path?: string;
  /** Part of a name or an address. */
  readonly reviewer?: string;
  /** Part of the title. */
  readonly text?: string;
  /** No other topics than these. */
  readonly keys?: readonly string[];
  readonly sort?: TopicSort;
};

export const TOPIC_KINDS: readonly TopicKind[] = [
  'use',
  'avoid',
  'order',
  'check',
  'style',
  'binding',
  'process',
  'phrase',
];

/**
 * What one series asks for is about that series, what one person asks for may be a form letter. A family needs more
 * before it is one: a prefix alone is also how a driver names its own functions.
 */
const ENOUGH = `count(DISTINCT series) >= 3 AND count(DISTINCT reviewer_address) >= 2 AND (min(kind) <> 'use'
  OR key NOT LIKE '%\\*' ESCAPE '\\'
  OR (count(DISTINCT name) >= 3 AND count(DISTINCT series) >= 5 AND count(DISTINCT reviewer_address) >= 5))`;

/** Topics that people wrote about. */
const EDITED = "SELECT key FROM topic_edit WHERE field <> 'merge' AND value IS NOT NULL";

/** Mentions by the topic that they count for, once people merged topics; all, or those that `where` holds for. */
const merged = (where: string) => `merged (own, root) AS (SELECT value ->> 0, value ->> 1 FROM json_each(:merges)),
  mention AS (SELECT coalesce(root, key) AS key, comment, kind, asks, name, sign
    FROM comment_topic LEFT JOIN merged ON own = key ${where})`;

/** Of all topics, or of those with keys `own`. */
const MENTIONS = {
  all: merged(''),
  own: merged('WHERE comment_topic.key IN (SELECT value FROM json_each(:own))'),
  /** Where nothing is merged: read in the order of the keys, without those that cannot be asked for often enough. */
  often: `mention AS (SELECT key, comment, kind, asks, name, sign FROM comment_topic
    WHERE key IN (SELECT key FROM comment_topic GROUP BY key HAVING count(*) >= 3 UNION ${EDITED}))`,
} as const;

const mentions = (which: keyof typeof MENTIONS) => `${MENTIONS[which]},
  asked AS (SELECT mention.*, c.series, c.reviewer_address, c.reviewer_name, c.file, c.sent, ${STATUS_NOW} AS status
    FROM mention JOIN comment AS c ON c.number = comment)`;

const CONDITIONS = {
  kind: 'kind = :kind',
  list: 'series IN (SELECT series FROM series_list WHERE list = :list)',
  path: 'substr(file, 1, length(:path)) = :path',
  reviewer: `(reviewer_name LIKE :reviewer ESCAPE '\\' OR reviewer_address LIKE :reviewer ESCAPE '\\')`,
} as const;

type StoredRow = Omit<TopicRow, 'lists' | 'title'> & { readonly asks: string };

/** Topics that were asked for often enough, and all that people wrote about. */
export function listTopics(db: Database, query: TopicQuery = {}): TopicRow[] {
  const { kind, list, path, reviewer, keys } = query;
  const values = { kind, list, path, reviewer: reviewer && `%${reviewer.replace(/[\\%_]/g, '\\$&')}%` };
  const given = Object.entries(values).filter(([, value]) => value);
  const merges = mergesOf(db, keys);
  const scope = keys ? 'own' : merges ? 'all' : 'often';
  const where = given.map(([name]) => CONDITIONS[name as keyof typeof CONDITIONS]);
  const rows = statement<StoredRow>(
    db,
    where.length === 0
      ? `WITH ${mentions(scope)} ${ROWS} GROUP BY key HAVING ${ENOUGH} OR key IN (${EDITED})`
      : `WITH ${mentions(scope)}, known AS (SELECT key FROM asked GROUP BY key HAVING ${ENOUGH} UNION ${EDITED})
         ${ROWS} WHERE ${['key IN known', ...where].join(' AND ')} GROUP BY key`,
  ).all({ ...merges, ...Object.fromEntries(given) });
  const wanted = query.text?.toLowerCase();
  return withNames(db, rows)
    .filter(({ key, title }) => !wanted || title.toLowerCase().includes(wanted) || key.toLowerCase().includes(wanted))
    .sort(ORDERS[query.sort ?? 'series']);
}

const ROWS = `SELECT key, min(kind) AS kind, min(asks) AS asks, count(DISTINCT comment) AS count,
    count(DISTINCT series) AS series, count(DISTINCT reviewer_address) AS reviewers,
    count(DISTINCT CASE status WHEN 'addressed' THEN comment END) AS addressed,
    count(DISTINCT CASE status WHEN 'settled' THEN comment END) AS settled,
    max(sent) AS lastAsked
  FROM asked`;

const ORDERS: Readonly<Record<TopicSort, (a: TopicRow, b: TopicRow) => number>> = {
  series: (a, b) => b.series - a.series || b.count - a.count || byKey(a, b),
  count: (a, b) => b.count - a.count || byKey(a, b),
  reviewers: (a, b) => b.reviewers - a.reviewers || b.count - a.count || byKey(a, b),
  asked: (a, b) => b.lastAsked - a.lastAsked || byKey(a, b),
  title: (a, b) => a.title.localeCompare(b.title, 'en') || byKey(a, b),
};

function byKey(a: TopicRow, b: TopicRow): number {
  return a.key < b.key ? -1 : 1;
}

/** A topic by its key, asked for often or not; of one that was merged, the topic that it is part of. */
export function findTopic(db: Database, key: string): TopicRow | undefined {
  const root = listMerges(db).get(key) ?? key;
  const rows = statement<StoredRow>(db, `WITH ${mentions('own')} ${ROWS} GROUP BY key`).all(mergesOf(db, [root]));
  return withNames(db, rows)[0];
}

/** Topics of a kind, the most asked first, asked for often or not. */
export function listTopicKeys(db: Database, kind: TopicKind, most: number): string[] {
  return statement<{ key: string }>(
    db,
    'SELECT key FROM comment_topic WHERE kind = ? GROUP BY key ORDER BY count(*) DESC, key LIMIT ?',
  )
    .all(kind, most)
    .map(({ key }) => key);
}

/** The topics that a comment asks for, the most asked first; those asked for rarely are left out. */
export function listTopicsOf(db: Database, commentId: string): TopicRow[] {
  const keys = statement<{ key: string }>(
    db,
    'SELECT key FROM comment_topic WHERE comment = (SELECT number FROM comment WHERE id = ?)',
  ).all(commentId);
  const merges = listMerges(db);
  const roots = new Set(keys.map(({ key }) => merges.get(key) ?? key));
  return roots.size === 0 ? [] : listTopics(db, { keys: [...roots] });
}

/** A comment that asks for a topic. */
export type TopicComment = {
  readonly comment: JudgedComment;
  readonly status: Status;
  /** The sentence that asks. */
  readonly sign: string;
  readonly name: string | null;
  readonly series: string;
};

/** The comments that ask for a topic, the newest first, at most `limit`. */
export function listTopicComments(db: Database, key: string, limit: number): TopicComment[] {
  type Row = Omit<TopicComment, 'comment'> & { content: string };
  const rows = statement<Row>(
    db,
    `WITH ${mentions('own')},
       newest AS (SELECT comment, sent, status, series, min(sign) AS sign, min(name) AS name
         FROM asked GROUP BY comment ORDER BY sent DESC, comment LIMIT :limit)
     SELECT c.content, newest.status, sign, newest.name, newest.series
     FROM newest JOIN comment AS c ON c.number = comment ORDER BY c.sent DESC, c.id`,
  ).all({ ...mergesOf(db, [key]), limit });
  return rows.map(({ content, ...rest }) => ({ ...rest, comment: JSON.parse(content) as JudgedComment }));
}

/** Where the comments that ask for a topic stand now. */
export function countTopicStatuses(db: Database, key: string): StatusCounts {
  const rows = statement<{ status: Status; count: number }>(
    db,
    `WITH ${mentions('own')} SELECT status, count(DISTINCT comment) AS count FROM asked GROUP BY 1 ORDER BY 2 DESC, 1`,
  ).all(mergesOf(db, [key]));
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/**
 * What `mentions` is asked with; nothing where nothing is merged, and all topics are asked for.
 * @param roots topics as people merged them; undefined for all
 */
function mergesOf(db: Database, roots?: readonly string[]): { merges: string; own?: string } | undefined {
  const merges = [...listMerges(db)];
  if (!roots) return merges.length === 0 ? undefined : { merges: JSON.stringify(merges) };
  const own = [...roots, ...merges.flatMap(([key, root]) => (roots.includes(root) ? [key] : []))];
  return { merges: JSON.stringify(merges), own: JSON.stringify(own) };
}

/** A merged topic keeps the kind and words of the one that it is part of; its own stand in the store by its own key. */
function withNames(db: Database, rows: readonly StoredRow[]): TopicRow[] {
  const named = new Map(
    statement<{ key: string; value: string | null }>(
      db,
      `SELECT key, value FROM topic_edit WHERE id IN (SELECT max(id) FROM topic_edit WHERE field = 'name' GROUP BY key)`,
    )
      .all()
      .map(({ key, value }) => [key, value]),
  );
  const own = statement<{ kind: TopicKind; asks: string }>(
    db,
    'SELECT kind, min(asks) AS asks FROM comment_topic WHERE key = ?',
  );
  const hasMerges = listMerges(db).size > 0;
  return rows.map(({ asks, ...row }) => {
    const said = hasMerges ? own.get(row.key) : undefined;
    return {
      ...row,
      kind: said?.kind ?? row.kind,
      title: named.get(row.key) ?? said?.asks ?? asks,
      lists: listListsOf(db, row.key),
    };
  });
}

function listListsOf(db: Database, key: string): string[] {
  return statement<{ list: string }>(
    db,
    `SELECT list FROM comment_topic JOIN comment AS c ON c.number = comment JOIN series_list USING (series)
     WHERE key = ? GROUP BY list ORDER BY count(*) DESC, list`,
  )
    .all(key)
    .map(({ list }) => list);
}
