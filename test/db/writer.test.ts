import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { saveMark } from '#db/marks.ts';
import { openStore } from '#db/open.ts';
import { whenFree } from '#db/patience.ts';
import { tryWriter } from '#db/writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroll-writer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mark = (commentId: string) => ({ commentId, status: 'addressed', note: '', by: 'mira', at: 1 }) as const;

it('is one at a time, and tells the next one since when', () => {
  const db = openStore(join(folder, 'one.db'));
  const before = Math.floor(Date.now() / 1000);
  const first = tryWriter(db);
  expect(first.kind).toBe('writer');
  const second = tryWriter(db);
  expect(second).toMatchObject({ kind: 'other', store: db.name });
  expect(second.kind === 'other' && second.since).toBeGreaterThanOrEqual(before);
  if (first.kind === 'writer') first.release();
  const third = tryWriter(db);
  expect(third.kind).toBe('writer');
  if (third.kind === 'writer') third.release();
  db.close();
});

it('keeps nobody from reading and marking', () => {
  const db = openStore(join(folder, 'two.db'));
  const writer = tryWriter(db);
  const other = openStore(join(folder, 'two.db'));
  saveMark(other, mark('a@example.org:1'));
  expect(db.prepare('SELECT comment_id FROM mark').pluck().all()).toEqual(['a@example.org:1']);
  if (writer.kind === 'writer') writer.release();
  other.close();
  db.close();
});

it('of a store in memory is whoever has it', () => {
  const db = openStore(':memory:');
  expect(tryWriter(db).kind).toBe('writer');
  expect(tryWriter(db).kind).toBe('writer');
  db.close();
});

it('a mark waits for a transaction of another process, and is saved once', async () => {
  const path = join(folder, 'three.db');
  const ingest = openStore(path);
  const people = openStore(path);
  ingest.exec('BEGIN IMMEDIATE');
  let isSaved = false;
  const saving = whenFree(people, () => saveMark(people, mark('b@example.org:1'))).then(() => {
    isSaved = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isSaved).toBe(false);
  ingest.exec('COMMIT');
  await saving;
  expect(people.prepare('SELECT count(*) FROM mark').pluck().get()).toBe(1);
  expect(people.pragma('busy_timeout', { simple: true })).toBe(10_000);
  people.close();
  ingest.close();
});
