import { markStale } from '#db/clusters.ts';
import type { Database } from '#db/open.ts';
import { ingest } from '#ingest/pipeline.ts';

/** Series that are computed anew, and so few that little but the start of an ingest remains. */
const MANY = 220;
const FEW = 20;

/** Milliseconds of processor time that computing a series anew takes; the start of an ingest is taken off. */
export async function measureRecompute(db: Database): Promise<number> {
  const clusters = db
    .prepare('SELECT min(cluster) FROM revision WHERE series IS NOT NULL GROUP BY series ORDER BY 1')
    .pluck()
    .all() as number[];
  await settleAnew(db, spread(clusters, FEW));
  const few = await settleAnew(db, spread(clusters, FEW));
  const many = await settleAnew(db, spread(clusters, MANY));
  return (many - few) / (MANY - FEW);
}

async function settleAnew(db: Database, clusters: readonly number[]): Promise<number> {
  for (const cluster of clusters) markStale(db, cluster);
  const before = process.cpuUsage();
  await ingest(db, []);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function spread(all: readonly number[], count: number): number[] {
  const step = all.length / count;
  return Array.from({ length: count }, (_, index) => all[Math.floor(index * step)] ?? 0);
}
