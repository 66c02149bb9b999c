import type { Database } from 'better-sqlite3';
import { joinWords } from './query/word.ts';
import { statement } from './statement.ts';

/** One thing that was looked at, and what is wrong with it: nothing, where it is sound. */
export type Finding = {
  readonly part: 'file' | 'references' | 'search' | 'messages' | 'series' | 'review';
  /** What was looked at. */
  readonly checked: string;
  readonly problems: readonly string[];
};

/** More of one kind are not listed. */
const MOST = 20;

/** Messages whose subjects are looked up in the index of words. */
const LOOKED_UP = 200;

/** Whether SQLite can read every page and index of the file, and rows refer to rows that are there. */
export function checkFile(db: Database): Finding[] {
  const answers = db.pragma(`integrity_check(${MOST})`) as { integrity_check: string }[];
  const broken = answers.map((row) => row.integrity_check).filter((answer) => answer !== 'ok');
  const dangling = db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  return [
    { part: 'file', checked: 'every page and index', problems: broken },
    {
      part: 'references',
      checked: 'from row to row',
      problems: dangling
        .slice(0, MOST)
        .map(({ table, rowid, parent }) => `row ${rowid ?? '?'} of ${table} refers to a ${parent} that is not there`),
    },
  ];
}

/** Whether the full-text indexes hold all messages and comments, and nothing else. */
export function checkSearch(db: Database): Finding {
  const missing = countBeyond(db, 'SELECT id FROM message', 'SELECT id FROM message_search_docsize');
  const extra = countBeyond(db, 'SELECT id FROM message_search_docsize', 'SELECT id FROM message');
  const comments = countBeyond(db, 'SELECT number FROM comment', 'SELECT id FROM comment_search_docsize');
  const extraComments = countBeyond(db, 'SELECT id FROM comment_search_docsize', 'SELECT number FROM comment');
  return {
    part: 'search',
    checked: `all messages and comments, the subjects of ${LOOKED_UP}`,
    problems: [
      ...listSelfProblems(db, 'message_search'),
      ...listSelfProblems(db, 'comment_search'),
      ...problem(missing, 'messages cannot be found by their words'),
      ...problem(extra, 'messages are in the index only'),
      ...problem(comments, 'comments cannot be found by their words'),
      ...problem(extraComments, 'comments are in the index only'),
      ...problem(countNotFound(db), 'messages are not found by the words of their subject'),
    ],
  };
}

/** Whether messages have their mails, and series what belongs to them. */
export function checkRows(db: Database): Finding[] {
  const count = (sql: string) => statement<{ count: number }>(db, `SELECT count(*) AS count ${sql}`).get()?.count ?? 0;
  const isUnknown = 'NOT IN (SELECT series FROM revision WHERE series IS NOT NULL)';
  return [
    {
      part: 'messages',
      checked: 'mails and lists',
      problems: [
        ...problem(count('FROM message WHERE id NOT IN (SELECT message FROM raw_message)'), 'messages have no mail'),
        ...problem(count('FROM message WHERE id NOT IN (SELECT message FROM message_list)'), 'messages are in no list'),
      ],
    },
    {
      part: 'series',
      checked: 'revisions and standings',
      problems: [
        ...problem(count(`FROM series WHERE id ${isUnknown}`), 'series have no revision'),
        ...problem(count('FROM series WHERE id NOT IN (SELECT series FROM standing)'), 'series have no standing'),
        ...problem(
          count('FROM revision WHERE series IS NOT NULL AND series NOT IN (SELECT id FROM series)'),
          'revisions are of a series that is not there',
        ),
      ],
    },
  ];
}

/** Empties what can be made anew from the mails: the index of words. */
export function emptySearch(db: Database): void {
  db.exec("INSERT INTO message_search (message_search) VALUES ('delete-all')");
  db.exec("INSERT INTO comment_search (comment_search) VALUES ('delete-all')");
}

/** All that is derived is to be computed anew. */
export function markAllStale(db: Database): void {
  db.exec('INSERT OR IGNORE INTO stale_cluster SELECT cluster FROM message UNION SELECT cluster FROM revision');
}

function countBeyond(db: Database, one: string, other: string): number {
  const row = statement<{ count: number }>(db, `SELECT count(*) AS count FROM (${one} EXCEPT ${other})`).get();
  return row?.count ?? 0;
}

function countNotFound(db: Database): number {
  const rows = statement<{ id: number; subject: string }>(
    db,
    `SELECT id, subject FROM message WHERE id % max(1, (SELECT count(*) / ${LOOKED_UP} FROM message)) = 0
     LIMIT ${LOOKED_UP}`,
  ).all();
  // FTS5 passes over a row number that is bound as floating point, as numbers of JavaScript are.
  const find = statement(
    db,
    'SELECT 1 FROM message_search WHERE rowid = CAST(? AS INTEGER) AND message_search MATCH ?',
  );
  return rows.filter(({ id, subject }) => {
    const words = joinWords(subject).replaceAll('"', '""').trim();
    return words !== '' && find.get(id, `subject : "${words}"`) === undefined;
  }).length;
}

/** FTS5 looks at the structure of its own tables. */
function listSelfProblems(db: Database, table: 'message_search' | 'comment_search'): string[] {
  try {
    db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
    return [];
  } catch (error) {
    return [`the index ${table} is damaged: ${error instanceof Error ? error.message : error}`];
  }
}

function problem(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}
