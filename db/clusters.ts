import type { Database } from 'better-sqlite3';
import type { MessageId } from './model.ts';
import { statement } from './statement.ts';

/**
 * Puts a mail with these keys into a cluster and gives the cluster's number. Clusters that share a key become one.
 * The cluster is stale from now on.
 */
export function assignCluster(db: Database, keys: readonly number[], fresh: number): number {
  const find = statement<{ cluster: number }>(db, 'SELECT cluster FROM cluster_key WHERE key = ?');
  const found = new Set<number>();
  const missing: number[] = [];
  for (const key of keys) {
    const row = find.get(key);
    if (row) found.add(row.cluster);
    else missing.push(key);
  }
  const cluster = found.size === 0 ? fresh : Math.min(...found);
  for (const other of found) if (other !== cluster) mergeCluster(db, other, cluster);
  const insert = statement(db, 'INSERT INTO cluster_key VALUES (?, ?)');
  for (const key of new Set(missing)) insert.run(key, cluster);
  markStale(db, cluster);
  return cluster;
}

function mergeCluster(db: Database, from: number, into: number): void {
  statement(db, 'UPDATE message SET cluster = ? WHERE cluster = ?').run(into, from);
  statement(db, 'UPDATE cluster_key SET cluster = ? WHERE cluster = ?').run(into, from);
  statement(db, 'UPDATE revision SET cluster = ? WHERE cluster = ?').run(into, from);
  statement(db, 'DELETE FROM stale_cluster WHERE cluster = ?').run(from);
}

export function markStale(db: Database, cluster: number): void {
  statement(db, 'INSERT OR IGNORE INTO stale_cluster VALUES (?)').run(cluster);
}

/** The same for the cluster that a revision is of. */
export function markStaleOf(db: Database, head: MessageId): void {
  statement(db, 'INSERT OR IGNORE INTO stale_cluster SELECT cluster FROM revision WHERE head = ?').run(head);
}

/** Clusters whose derived data is out of date. */
export function listStale(db: Database): number[] {
  return statement<{ cluster: number }>(db, 'SELECT cluster FROM stale_cluster ORDER BY cluster')
    .all()
    .map((row) => row.cluster);
}

export function clearStale(db: Database, clusters: readonly number[]): void {
  const remove = statement(db, 'DELETE FROM stale_cluster WHERE cluster = ?');
  for (const cluster of clusters) remove.run(cluster);
}

/** Has the predecessor of a revision looked for anew. */
export function markStaleLink(db: Database, head: MessageId): void {
  statement(db, 'INSERT OR IGNORE INTO stale_link (head) VALUES (?)').run(head);
}

/** Revisions whose predecessor is to be looked for, as they were found. */
export function listStaleLinks(db: Database): MessageId[] {
  return statement<{ head: MessageId }>(db, 'SELECT head FROM stale_link ORDER BY id')
    .all()
    .map((row) => row.head);
}

export function clearStaleLink(db: Database, head: MessageId): void {
  statement(db, 'DELETE FROM stale_link WHERE head = ?').run(head);
}
