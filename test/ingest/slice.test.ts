import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { whenFree } from '#db/patience.ts';
import { inSlices } from '#ingest/slice.ts';

const folder = mkdtempSync(join(tmpdir(), 'reroll-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('who waits to write comes in between', async () => {
  const path = join(folder, 'a.db');
  const ingest = openStore(path);
  const web = openStore(path);
  ingest.exec('CREATE TABLE done (item INTEGER)');
  const add = (db: typeof web, item: number) => db.prepare('INSERT INTO done VALUES (?)').run(item);
  const busy = new Int32Array(new SharedArrayBuffer(4));
  const slices = inSlices(ingest, [1, 2, 3, 4, 5, 6], (item) => {
    add(ingest, item);
    // Work of some 300 ms.
    Atomics.wait(busy, 0, 0, 300);
  });
  await whenFree(web, () => add(web, 0));
  await slices;
  const done = web.prepare('SELECT item FROM done ORDER BY rowid').pluck().all();
  expect(done.indexOf(0)).toBeLessThan(6);
  expect(done.filter((item) => item !== 0)).toEqual([1, 2, 3, 4, 5, 6]);
  ingest.close();
  web.close();
});

test('what is not whole is not done', async () => {
  const db = openStore(':memory:');
  db.exec('CREATE TABLE done (item INTEGER)');
  const slices = inSlices(db, [1, 2], (item) => {
    db.prepare('INSERT INTO done VALUES (?)').run(item);
    if (item === 2) throw new Error('killed');
  });
  await expect(slices).rejects.toThrow('killed');
  expect(db.prepare('SELECT item FROM done').pluck().all()).toEqual([]);
});
