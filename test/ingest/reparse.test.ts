import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { listComments } from '#db/comments.ts';
import { listMarks, saveMark } from '#db/marks.ts';
import { type Database, openStore } from '#db/open.ts';
import { countProblems, listProblems } from '#db/problems.ts';
import { listSeriesIds } from '#db/series.ts';
import { listUnreadable, readUnreadable } from '#db/unreadable-mail.ts';
import { ingest } from '#ingest/pipeline.ts';
import { reparse } from '#ingest/reparse.ts';
import { dumpStore, listDifferences } from './store-dump.ts';

const demo = fileURLToPath(new URL('../../demo', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reroll-reparse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAMELESS = 'From: Mira Lindqvist <mira@example.org>\nSubject: [PATCH] widget: hello\n\nHello.\n';
const DATELESS = 'From: Mira <mira@example.org>\nMessage-ID: <dateless@example.org>\nSubject: widget\n\nHello.\n';

function writeMaildir(name: string, mails: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, mails.map((mail) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail}\n`).join(''));
  return path;
}

let db: Database;
beforeEach(() => {
  db = openStore(':memory:');
  return () => db.close();
});

it('changes nothing where nothing is understood better, and keeps marks', async () => {
  await ingest(db, [demo]);
  const [series = ''] = listSeriesIds(db);
  const [comment] = listComments(db, series);
  const mark = { commentId: comment?.id ?? '', status: 'addressed', note: '', by: 'mira', at: 1 } as const;
  saveMark(db, mark);
  const before = dumpStore(db);
  const counts = await reparse(db, { all: true });
  expect(counts).toEqual({ messages: before.get('message')?.size, understood: 0, unreadable: 0 });
  expect(listDifferences(before, dumpStore(db))).toEqual([]);
  expect(listMarks(db, mark.commentId)).toEqual([mark]);
});

it('understands what an earlier version did not', async () => {
  await ingest(db, [demo]);
  const after = dumpStore(db);
  // As an earlier version would have left them.
  db.exec(`UPDATE message SET subject = 'unknown', posting = NULL, body = '', header = json_set(header, '$.problems',
    json_array('unreadable')) WHERE subject LIKE '%PATCH%'`);
  db.exec('INSERT OR IGNORE INTO stale_cluster SELECT cluster FROM message');
  await ingest(db, []);
  expect(listDifferences(after, dumpStore(db))).not.toEqual([]);
  await reparse(db, { all: false });
  expect(listDifferences(after, dumpStore(db))).toEqual([]);
});

it('keeps mails that are no message, once each, and makes them messages when they can be', async () => {
  const mbox = writeMaildir('nameless.mbox', [NAMELESS, DATELESS]);
  await ingest(db, [mbox], { list: 'linux-widget' });
  await ingest(db, [mbox], { list: 'linux-widget' });
  const kept = listUnreadable(db, 0, 10);
  expect(kept).toMatchObject([{ reason: 'no Message-ID', list: 'linux-widget', copy: 'mail' }]);
  expect(kept[0]?.place).toContain('nameless.mbox');
  expect(readUnreadable(db, kept[0]?.id ?? 0)?.toString()).toContain('Subject: [PATCH] widget: hello');
  expect(await reparse(db, { all: false })).toEqual({ messages: 1, understood: 0, unreadable: 1 });

  // A mail that today's version understands, kept by one that did not.
  db.exec("UPDATE unreadable_mail SET bytes = (SELECT bytes FROM raw_message), hash = 'other'");
  db.exec('DELETE FROM message');
  expect(await reparse(db, { all: false })).toEqual({ messages: 0, understood: 1, unreadable: 0 });
  expect(listUnreadable(db, 0, 10)).toEqual([]);
  expect(db.prepare('SELECT message_id, list FROM message JOIN message_list ON message = id').all()).toEqual([
    { message_id: 'dateless@example.org', list: 'linux-widget' },
  ]);
});

it('lists messages with problems, page by page', async () => {
  const mails = [1, 2, 3].map((day) => DATELESS.replace('dateless', `d${day}`));
  await ingest(db, [writeMaildir('dateless.mbox', mails)], { list: 'linux-widget' });
  expect(countProblems(db)).toBe(3);
  const first = listProblems(db, undefined, 2);
  const rest = listProblems(db, first.at(-1), 2);
  const ids = [...first, ...rest].map(({ messageId }) => messageId);
  expect(ids.sort()).toEqual([1, 2, 3].map((day) => `d${day}@example.org`));
  expect(first[0]?.problems).toEqual(['no Date']);
  const plan = db
    .prepare("EXPLAIN QUERY PLAN SELECT count(*) FROM message WHERE header ->> '$.problems' <> '[]'")
    .all();
  expect(JSON.stringify(plan)).toContain('message_problem');
});
