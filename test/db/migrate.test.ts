import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { saveMark } from '#db/marks.ts';
import { migrate, migrations } from '#db/migrate.ts';
import { type Database, openStore } from '#db/open.ts';
import { checkStore } from '#ingest/doctor.ts';
import { ingest } from '#ingest/pipeline.ts';
import { dumpStore, listDifferences, type StoreDump } from '../ingest/store-dump.ts';

const demo = fileURLToPath(new URL('../../demo', import.meta.url));

/** A store as a Reroll with so many migrations left it: its tables, with the rows of the demo and a mark. */
function makeStore(filled: Database, version: number): Database {
  const db = new Sqlite(':memory:');
  for (const sql of migrations.slice(0, version)) db.exec(sql);
  db.pragma(`user_version = ${version}`);
  db.pragma('foreign_keys = OFF');
  for (const table of listTables(db)) {
    const kept = listColumns(filled, table);
    const columns = listColumns(db, table);
    // What is not kept any more is derived: any value stands for it.
    const rows = filled
      .prepare(`SELECT ${columns.map((column) => (kept.includes(column) ? column : '1')).join(', ')} FROM ${table}`)
      .raw()
      .all();
    const places = columns.map(() => '?').join(', ');
    const insert = db.prepare(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    for (const row of rows) insert.run(row);
  }
  db.pragma('foreign_keys = ON');
  return db;
}

/** Not the full-text indexes and their shadows: they hold no columns that could be read. */
function listTables(db: Database): string[] {
  return db
    .prepare(`SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all() as string[];
}

function listColumns(db: Database, table: string): string[] {
  return db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
}

describe('a store of an earlier version', () => {
  let filled: Database;
  let expected: StoreDump;
  beforeAll(async () => {
    filled = openStore(':memory:');
    await ingest(filled, [demo]);
    for (const commentId of filled.prepare('SELECT id FROM comment').pluck().all() as string[])
      saveMark(filled, { commentId, status: 'addressed', note: '', by: 'mira', at: 1 });
    expected = dumpStore(filled);
  });
  afterAll(() => filled.close());

  test.each(migrations.map((_, index) => index + 1))('with %i migrations becomes one of today', async (version) => {
    const db = makeStore(filled, version);
    migrate(db);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(db.prepare('SELECT count(*) FROM mark').pluck().get()).toBeGreaterThan(20);
    // What a later migration derives is there after the next ingest.
    await ingest(db, []);
    expect(listDifferences(expected, dumpStore(db))).toEqual([]);
    const unsound = checkStore(db).filter(({ part, problems }) => part !== 'search' && problems.length > 0);
    expect(unsound).toEqual([]);
    db.close();
  });
});

it('is not opened by an earlier version', () => {
  const db = new Sqlite(':memory:');
  db.pragma(`user_version = ${migrations.length + 1}`);
  expect(() => migrate(db)).toThrow(/update Reroll/);
  db.close();
});
