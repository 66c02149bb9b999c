import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { listMarks, saveMark } from '#db/marks.ts';
import { type Database, openStore } from '#db/open.ts';
import { checkStore, type Finding, repairStore } from '#ingest/doctor.ts';
import { ingest } from '#ingest/pipeline.ts';
import { dumpStore, listDifferences } from './store-dump.ts';

const demo = fileURLToPath(new URL('../../demo', import.meta.url));
const mark = { commentId: 'a@example.org:1', status: 'addressed', note: '', by: 'mira', at: 1 } as const;
const SEVENTH = 'SELECT id FROM message ORDER BY id LIMIT 1 OFFSET 6';

let db: Database;
beforeEach(async () => {
  db = openStore(':memory:');
  await ingest(db, [demo]);
  saveMark(db, mark);
  return () => db.close();
});

function problemsOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ part, problems }) => problems.map((problem) => `${part}: ${problem}`));
}

it('finds nothing in a sound store, and repairs nothing', async () => {
  expect(problemsOf(checkStore(db))).toEqual([]);
  expect(checkStore(db).map(({ part }) => part)).toEqual([
    'file',
    'references',
    'search',
    'messages',
    'series',
    'review',
  ]);
  const before = dumpStore(db);
  await repairStore(db);
  expect(listDifferences(before, dumpStore(db))).toEqual([]);
});

describe('what is damaged is found, and made anew from the mails', () => {
  test.each([
    [
      'words missing',
      `DELETE FROM message_search WHERE rowid = (${SEVENTH})`,
      'search: 1 messages cannot be found by their words',
    ],
    [
      'words of nothing',
      "INSERT INTO message_search (rowid, subject) VALUES (1000, 'widget')",
      'search: 1 messages are in the index only',
    ],
    [
      'words of another mail',
      `DELETE FROM message_search WHERE rowid = (${SEVENTH});
       INSERT INTO message_search (rowid, subject) VALUES ((${SEVENTH}), 'elsewhere')`,
      'search: 1 messages are not found by the words of their subject',
    ],
    [
      'an empty index',
      "INSERT INTO comment_search (comment_search) VALUES ('delete-all')",
      /^search: \d+ comments cannot be found by their words$/,
    ],
    ['a wrong state', "UPDATE series SET state = 'rejected'", /^review: \S+ is not what its mails come to$/],
    ['a wrong status', "UPDATE comment SET content = json_set(content, '$.text', 'x')", /^review: /],
    ['no standing', 'DELETE FROM standing', 'series: 3 series have no standing'],
    ['a comment gone', 'DELETE FROM comment WHERE number = (SELECT min(number) FROM comment)', /^review: /],
    [
      'a series without revision',
      "INSERT INTO series SELECT 'x@example.org', title, '', '', state, 0, 0, 0, 1, 1, content, 1, 'v1' FROM series LIMIT 1",
      'series: 1 series have no revision',
    ],
  ])('%s', async (_, damage, expected) => {
    const before = dumpStore(db);
    db.exec(damage);
    const problems = problemsOf(checkStore(db));
    expect(problems).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
    await repairStore(db);
    expect(problemsOf(checkStore(db))).toEqual([]);
    expect(listDifferences(before, dumpStore(db))).toEqual([]);
    expect(listMarks(db, mark.commentId)).toEqual([mark]);
  });
});

it('finds rows that refer to nothing', () => {
  db.pragma('foreign_keys = OFF');
  db.exec(`DELETE FROM message WHERE id = (${SEVENTH})`);
  expect(problemsOf(checkStore(db))).toContainEqual(
    expect.stringMatching(/^references: row \d+ of raw_message refers to a message that is not there$/),
  );
});
