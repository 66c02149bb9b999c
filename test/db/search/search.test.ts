import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { searchCode } from '#db/search/code.ts';
import { searchRemarks } from '#db/search/remarks.ts';
import { searchSeries } from '#db/search/series.ts';
import { searchMessages } from '#db/search.ts';
import { openDemo } from '../../api/demo-store.ts';

let db: Database;
let folder: string;
beforeAll(async () => {
  ({ db, folder } = await openDemo());
}, 60_000);
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** What is found is compared with what plain SQL says, so that no number of the demo stands here. */
function ids(sql: string): unknown[] {
  return db.prepare(sql).pluck().all().sort();
}

function found<Hit>(page: { kind: string; hits?: readonly Hit[] }, idOf: (hit: Hit) => string): unknown[] {
  if (!page.hits) throw new Error('a problem');
  return page.hits.map(idOf).sort();
}

const ALL = { limit: 1000 };
const mails = (query: string) => found(searchMessages(db, query, ALL), (hit) => hit.messageId);
const remarks = (query: string) => found(searchRemarks(db, query, ALL), (hit) => hit.comment.id);
const series = (query: string) => found(searchSeries(db, query, ALL), (hit) => hit.id);
const code = (query: string) => found(searchCode(db, query, ALL), (hit) => hit.messageId);

describe('each operator finds what it says', () => {
  test.each([
    [
      mails,
      'f:mira.lindqvist@example.org',
      "SELECT message_id FROM message WHERE from_address = 'mira.lindqvist@example.org'",
    ],
    [mails, 'is:patch', 'SELECT message_id FROM message JOIN patch ON message = message.id'],
    [mails, 'NOT is:patch', 'SELECT message_id FROM message WHERE id NOT IN (SELECT message FROM patch)'],
    [mails, 'kind:nit', "SELECT DISTINCT message_id FROM comment WHERE kind = 'nit'"],
    [
      mails,
      'path:drivers/widget/',
      "SELECT DISTINCT message_id FROM message JOIN patch_file ON message = message.id WHERE path LIKE 'drivers/widget/%'",
    ],
    [
      mails,
      'is:applied',
      "SELECT DISTINCT message_id FROM series_message JOIN series ON series.id = series WHERE state = 'applied'",
    ],
    [remarks, 'reviewer:okafor', "SELECT id FROM comment WHERE reviewer_address LIKE '%okafor%'"],
    [remarks, 'rev:>1', 'SELECT id FROM comment WHERE revision > 1'],
    [remarks, 'rev:1 kind:request', "SELECT id FROM comment WHERE revision = 1 AND kind = 'request'"],
    [remarks, 'path:tb210.c', "SELECT id FROM comment WHERE file = 'drivers/widget/tb210.c'"],
    [
      remarks,
      'is:outstanding',
      "SELECT id FROM comment WHERE is_actionable AND status IN ('open', 'promised', 'disputed', 'unaddressed', 'partial', 'regressed')",
    ],
    [
      remarks,
      'author:lindqvist',
      "SELECT comment.id FROM comment JOIN series ON series.id = series WHERE submitter_address LIKE '%lindqvist%'",
    ],
    [series, 'rev:>=2', 'SELECT id FROM series WHERE revision >= 2'],
    [series, '-rev:>=2', 'SELECT id FROM series WHERE revision < 2'],
    [
      series,
      'is:outstanding',
      "SELECT DISTINCT series FROM comment WHERE is_actionable AND status IN ('open', 'promised', 'disputed', 'unaddressed', 'partial', 'regressed')",
    ],
    [
      code,
      'dfn:tb210.c',
      "SELECT message_id FROM message JOIN patch_file ON message = message.id WHERE path = 'drivers/widget/tb210.c'",
    ],
  ])('%#: %s', (search, query, sql) => {
    const expected = ids(sql);
    expect(expected).not.toEqual([]);
    expect(search(query)).toEqual(expected);
  });
});

describe('pages', () => {
  test('of one hit each give all, in order, once', () => {
    const whole = searchMessages(db, 'is:patch', ALL);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = searchMessages(db, 'is:patch', { limit: 1, after });
      if (page.kind === 'problem') throw new Error(page.problem.reason);
      seen.push(...page.hits.map((hit) => hit.messageId));
      after = page.next ?? undefined;
    } while (after !== undefined && seen.length < 1000);
    expect(whole.kind === 'found' && whole.hits.map((hit) => hit.messageId)).toEqual(seen);
  });

  test('a key that is none is the first page', () => {
    expect(searchMessages(db, 'is:patch', { limit: 2, after: 'x' })).toEqual(
      searchMessages(db, 'is:patch', { limit: 2 }),
    );
  });
});

test.each(['widget', 'widget d:20260101..', 's:widget rev:>=2'])(
  '%s: the same series where very many mails say so',
  (query) => {
    const expected = series(query);
    expect(expected).not.toEqual([]);
    db.exec('BEGIN');
    const insert = db.prepare("INSERT INTO message_search (rowid, subject, own) VALUES (?, 'widget', 'widget')");
    for (let more = 0; more < 2000; more += 1) insert.run(BigInt(10 ** 15 + more));
    expect(series(query)).toEqual(expected);
    db.exec('ROLLBACK');
  },
);

test('a list that has no mail has no hits', () => {
  expect(searchMessages(db, 'is:patch', { limit: 5, list: 'nobody' })).toMatchObject({ hits: [] });
});

test('a problem is told, not thrown', () => {
  expect(searchMessages(db, 'is:nonsense', ALL)).toMatchObject({ kind: 'problem', problem: { start: 0, end: 11 } });
});
