import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { listStale } from '#db/clusters.ts';
import { listComments } from '#db/comments.ts';
import { openStore } from '#db/open.ts';
import { listSeriesIds } from '#db/series.ts';
import { receive, review } from '#ingest/pipeline-worker.ts';
import { receiveSource } from '#ingest/receive.ts';
import { settle } from '#ingest/settle.ts';

const demo = fileURLToPath(new URL('../../demo/', import.meta.url));

it('goes on where a run was cut off between linking and reviewing', async () => {
  const db = openStore(':memory:');
  const counts = { read: 0, new: 0, duplicate: 0, conflict: 0, removed: 0, skipped: 0, commits: 0 };
  for (const name of readdirSync(demo).filter((each) => each.endsWith('.mbox')))
    await receiveSource(db, demo + name, receive, counts, {});

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
