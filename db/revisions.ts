import type { Database } from 'better-sqlite3';
import type { LinkReason, MessageId, RevisionSummary } from './model.ts';
import { statement } from './statement.ts';

export type SavedRevision = {
  readonly summary: RevisionSummary;
  readonly keys: readonly number[];
};

export type LinkedRevisionRow = {
  readonly head: MessageId;
  readonly cluster: number;
  readonly series: MessageId | null;
  readonly summary: RevisionSummary;
  readonly predecessor: MessageId | null;
  readonly reasons: readonly LinkReason[];
};

type Row = {
  head: MessageId;
  cluster: number;
  series: MessageId | null;
  summary: string;
  predecessor: MessageId | null;
  reasons: string;
};

/**
 * Replaces the revisions of a cluster.
 * @returns the heads whose links must be looked at again: of all revisions, before and after, that are near a change.
 */
export function saveRevisions(db: Database, cluster: number, revisions: readonly SavedRevision[]): Set<MessageId> {
  const before = statement<Row>(db, 'SELECT * FROM revision WHERE cluster = ?').all(cluster);
  const kept = new Map(revisions.map((each) => [each.summary.head, each]));
  const near = new Set<MessageId>();
  for (const row of before) {
    const after = kept.get(row.head);
    if (after && row.summary === JSON.stringify(after.summary)) {
      kept.delete(row.head);
      continue;
    }
    for (const head of listNeighbours(db, row.head)) near.add(head);
    statement(db, 'DELETE FROM revision WHERE head = ?').run(row.head);
  }
  const insert = statement(db, "INSERT INTO revision VALUES (?, ?, ?, NULL, ?, NULL, '[]')");
  const insertKey = statement(db, 'INSERT OR IGNORE INTO revision_key VALUES (?, ?)');
  for (const { summary, keys } of kept.values()) {
    insert.run(summary.head, cluster, summary.posted, JSON.stringify(summary));
    for (const key of keys) insertKey.run(key, summary.head);
  }
  for (const head of kept.keys()) for (const other of listNeighbours(db, head)) near.add(other);
  return near;
}

/** The heads that share a key with this one, itself included. */
export function listNeighbours(db: Database, head: MessageId): MessageId[] {
  return statement<{ head: MessageId }>(
    db,
    `SELECT DISTINCT other.head FROM revision_key AS own JOIN revision_key AS other USING (key) WHERE own.head = ?`,
  )
    .all(head)
    .map((row) => row.head);
}

function findRevision(db: Database, head: MessageId): LinkedRevisionRow | undefined {
  const row = statement<Row>(db, 'SELECT * FROM revision WHERE head = ?').get(head);
  return row && decode(row);
}

export function findSummary(db: Database, head: MessageId): RevisionSummary | undefined {
  const row = statement<{ summary: string }>(db, 'SELECT summary FROM revision WHERE head = ?').get(head);
  return row && (JSON.parse(row.summary) as RevisionSummary);
}

/** @returns the revisions whose series are others than before by this link: itself and its former predecessor. */
export function savePredecessor(
  db: Database,
  head: MessageId,
  predecessor: MessageId | null,
  reasons: readonly LinkReason[],
): MessageId[] {
  const before = statement<{ predecessor: MessageId | null; reasons: string }>(
    db,
    'SELECT predecessor, reasons FROM revision WHERE head = ?',
  ).get(head);
  const written = JSON.stringify(reasons);
  if (!before || (before.predecessor === predecessor && before.reasons === written)) return [];
  statement(db, 'UPDATE revision SET predecessor = ?, reasons = ? WHERE head = ?').run(predecessor, written, head);
  return before.predecessor ? [head, before.predecessor] : [head];
}

/** The heads of all revisions that hang together with this one by predecessors, itself included. */
export function listLinkedHeads(db: Database, head: MessageId): MessageId[] {
  const found = new Set<MessageId>();
  const open = [head];
  const predecessor = statement<{ predecessor: MessageId | null }>(
    db,
    'SELECT predecessor FROM revision WHERE head = ?',
  );
  const successors = statement<{ head: MessageId }>(db, 'SELECT head FROM revision WHERE predecessor = ?');
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (found.has(at)) continue;
    const row = predecessor.get(at);
    if (!row) continue;
    found.add(at);
    if (row.predecessor) open.push(row.predecessor);
    for (const successor of successors.all(at)) open.push(successor.head);
  }
  return [...found];
}

/** All revisions that hang together with this one by predecessors. */
export function listLinked(db: Database, head: MessageId): LinkedRevisionRow[] {
  return listLinkedHeads(db, head).flatMap((each) => findRevision(db, each) ?? []);
}

export function listClusterHeads(db: Database, cluster: number): MessageId[] {
  return statement<{ head: MessageId }>(db, 'SELECT head FROM revision WHERE cluster = ?')
    .all(cluster)
    .map((row) => row.head);
}

function decode(row: Row): LinkedRevisionRow {
  return {
    ...row,
    summary: JSON.parse(row.summary) as RevisionSummary,
    reasons: JSON.parse(row.reasons) as LinkReason[],
  };
}
