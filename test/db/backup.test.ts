import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, test } from 'vitest';
import { backupStore, listBackupProblems, restoreStore } from '#db/backup.ts';
import { saveMark } from '#db/marks.ts';
import { type Database, openStore } from '#db/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroll-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let store: string;
let file: string;
beforeEach(() => {
  const place = mkdtempSync(join(folder, 'store-'));
  store = join(place, 'reroll.db');
  file = join(place, 'copy.db');
});

const mark = (commentId: string) => ({ commentId, status: 'addressed', note: '', by: 'mira', at: 1 }) as const;
const listMarked = (db: Database) => db.prepare('SELECT comment_id FROM mark ORDER BY id').pluck().all();

it('copies a store that is written meanwhile, and puts it back', async () => {
  const db = openStore(store);
  // More than is copied at once.
  db.exec(`INSERT INTO unreadable_mail (hash, place, reason, copy, size, bytes)
    WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    SELECT i, '', '', 'mail', 8000, randomblob(8000) FROM n`);
  saveMark(db, mark('before@example.org:1'));
  const parts: number[] = [];
  await backupStore(db, file, (part) => {
    if (parts.length === 0) saveMark(db, mark('meanwhile@example.org:1'));
    parts.push(part);
  });
  expect(parts.length).toBeGreaterThan(1);
  saveMark(db, mark('after@example.org:1'));
  db.close();
  expect(listBackupProblems(file)).toEqual([]);
  expect(existsSync(`${file}.unfinished`)).toBe(false);

  restoreStore(file, store);
  const restored = openStore(store);
  expect(listMarked(restored)).toEqual(['before@example.org:1', 'meanwhile@example.org:1']);
  restored.close();
});

it('does not take a store away from who uses it', async () => {
  const db = openStore(store);
  await backupStore(db, file, () => {});
  saveMark(db, mark('a@example.org:1'));
  expect(() => restoreStore(file, store)).toThrow(/is in use/);
  expect(listMarked(db)).toEqual(['a@example.org:1']);
  db.close();
});

it('replaces a store that is damaged', async () => {
  const db = openStore(store);
  saveMark(db, mark('a@example.org:1'));
  await backupStore(db, file, () => {});
  db.close();
  writeFileSync(store, 'this was a store');
  restoreStore(file, store);
  const restored = openStore(store);
  expect(listMarked(restored)).toEqual(['a@example.org:1']);
  restored.close();
});

test.each([
  ['no file', () => {}, /no such file/],
  ['some text', () => writeFileSync(file, 'hello '.repeat(1000)), /not a database/],
  ['an empty file', () => writeFileSync(file, ''), /no store of Reroll/],
  ['a newer store', () => makeStore((db) => db.pragma('user_version = 999')), /newer Reroll/],
  ['half a store', () => makeStore(() => {}, 0.5), /malformed|disk image|rowid|page/i],
])('%s cannot be restored', (_, make, expected) => {
  make();
  expect(listBackupProblems(file).join('; ')).toMatch(expected);
});

function makeStore(change: (db: Database) => void, part = 1): void {
  const db = openStore(store);
  change(db);
  db.pragma('journal_mode = DELETE');
  db.close();
  copyFileSync(store, file);
  truncateSync(file, Math.round(statSync(file).size * part));
}
