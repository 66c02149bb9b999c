import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { listStale, listStaleLinks } from '#db/clusters.ts';
import { listComments } from '#db/comments.ts';
import { type Database, openStore } from '#db/open.ts';
import { listSeriesIds } from '#db/series.ts';
import { receive, review } from '#ingest/pipeline-worker.ts';
import { receiveSource } from '#ingest/receive.ts';
import { settle } from '#ingest/settle.ts';
import { dumpStore, listDifferences } from './store-dump.ts';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));

/** A store with the mails of the demo, of which nothing is derived yet. */
async function readDemo(): Promise<Database> {
  const db = openStore(':memory:');
  const counts = { read: 0, new: 0, duplicate: 0, conflict: 0, removed: 0, skipped: 0, commits: 0 };
  for (const name of readdirSync(demo).filter((each) => each.endsWith('.mbox')))
    await receiveSource(db, demo + name, receive, counts, {});
  return db;
}

it('goes on where a run was cut off between linking and reviewing', async () => {
  const db = await readDemo();

  const cutOff = settle(
    db,
    () => Promise.reject(new Error('killed')),
    () => {},
  );
  await expect(cutOff).rejects.toThrow('killed');
  expect(listSeriesIds(db)).toEqual([]);

  await settle(
    db,
    async (jobs) => review(jobs),
    () => {},
  );
  const ids = listSeriesIds(db);
  expect(ids).toHaveLength(3);
  expect(ids.flatMap((id) => listComments(db, id)).length).toBeGreaterThan(20);
  expect(listStale(db)).toEqual([]);
});

it('goes on where a run was cut off between grouping and linking', async () => {
  const whole = await readDemo();
  const cut = await readDemo();
  const go = (db: Database) =>
    settle(
      db,
      async (jobs) => review(jobs),
      () => {},
    );
  await go(whole);

  cut.exec("CREATE TEMP TRIGGER cut BEFORE DELETE ON stale_link BEGIN SELECT RAISE(ABORT, 'killed'); END");
  await expect(go(cut)).rejects.toThrow('killed');
  expect(listStaleLinks(cut).length).toBeGreaterThan(5);
  cut.exec('DROP TRIGGER cut');
  await go(cut);
  expect(listStaleLinks(cut)).toEqual([]);
  expect(listDifferences(dumpStore(cut), dumpStore(whole))).toEqual([]);
});
