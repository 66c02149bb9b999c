import type { Database } from 'better-sqlite3';
import type { AppliedPatch, Commit, MessageId, Seconds } from './model.ts';
import { statement } from './statement.ts';

/** A branch of a repository on this machine, and how far it was read. */
export type Branch = {
  /** The git directory. */
  readonly repository: string;
  readonly ref: string;
  /** The last commit read. */
  readonly tip: string;
  /** Commits before this were not read. */
  readonly since: Seconds;
};

export type StoredBranch = Branch & { readonly id: number };

export function findBranch(db: Database, repository: string, ref: string): StoredBranch | undefined {
  return statement<StoredBranch>(db, 'SELECT * FROM branch WHERE repository = ? AND ref = ?').get(repository, ref);
}

/** @returns the id of the branch */
export function saveBranch(db: Database, { repository, ref, tip, since }: Branch): number {
  const row = statement<{ id: number }>(
    db,
    `INSERT INTO branch (repository, ref, tip, since) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET tip = excluded.tip, since = excluded.since RETURNING id`,
  ).get(repository, ref, tip, since);
  if (!row) throw new Error(`The branch ${ref} of ${repository} was not saved.`);
  return row.id;
}

/** When the oldest patch was sent; undefined in a store without one. */
export function findOldestPatch(db: Database): Seconds | undefined {
  const row = statement<{ sent: number | null }>(
    db,
    'SELECT min(sent) AS sent FROM patch JOIN message ON message.id = patch.message',
  ).get();
  return row?.sent ?? undefined;
}

/** Puts a commit on a branch. @returns the heads of the revisions that may hold its patch, where it was not known yet */
export function saveCommit(db: Database, branch: number, commit: Commit, keys: readonly number[]): MessageId[] {
  const known = statement<{ id: number }>(db, 'SELECT id FROM source_commit WHERE hash = ?').get(commit.hash);
  const id = known?.id ?? insertCommit(db, commit, keys);
  statement(db, 'INSERT OR IGNORE INTO branch_commit VALUES (?, ?)').run(branch, id);
  return known ? [] : listHeads(db, id);
}

function insertCommit(db: Database, commit: Commit, keys: readonly number[]): number {
  const { lastInsertRowid } = statement(db, 'INSERT INTO source_commit (hash, content) VALUES (?, ?)').run(
    commit.hash,
    JSON.stringify(commit),
  );
  const insert = statement(db, 'INSERT OR IGNORE INTO commit_key VALUES (?, ?)');
  for (const key of keys) insert.run(key, lastInsertRowid);
  return Number(lastInsertRowid);
}

/**
 * Takes commits from a branch that was rewritten; those on no branch any more are forgotten.
 * @returns the heads of the revisions that may have held their patches
 */
export function removeCommits(db: Database, branch: number, isKept: (hash: string) => boolean): MessageId[] {
  const rows = statement<{ id: number; hash: string }>(
    db,
    'SELECT id, hash FROM branch_commit JOIN source_commit ON id = source_commit WHERE branch = ?',
  ).all(branch);
  const heads: MessageId[] = [];
  for (const { id, hash } of rows) {
    if (isKept(hash)) continue;
    statement(db, 'DELETE FROM branch_commit WHERE branch = ? AND source_commit = ?').run(branch, id);
    if (statement(db, 'SELECT 1 FROM branch_commit WHERE source_commit = ?').get(id)) continue;
    for (const head of listHeads(db, id)) heads.push(head);
    statement(db, 'DELETE FROM source_commit WHERE id = ?').run(id);
  }
  return heads;
}

function listHeads(db: Database, commit: number): MessageId[] {
  return statement<{ head: MessageId }>(
    db,
    'SELECT DISTINCT head FROM commit_key JOIN revision_key USING (key) WHERE source_commit = ?',
  )
    .all(commit)
    .map(({ head }) => head);
}

/** The commits that share a key with one of these revisions, in a fixed order. */
export function listCandidates(db: Database, heads: readonly MessageId[]): Commit[] {
  return statement<{ content: string }>(
    db,
    `SELECT content FROM source_commit WHERE id IN (
       SELECT source_commit FROM commit_key JOIN revision_key USING (key)
       WHERE head IN (SELECT value FROM json_each(?))) ORDER BY hash`,
  )
    .all(JSON.stringify(heads))
    .map(({ content }) => JSON.parse(content) as Commit);
}

export function hasCommits(db: Database): boolean {
  return statement(db, 'SELECT 1 FROM source_commit LIMIT 1').get() !== undefined;
}

type AppliedRow = {
  patch: MessageId;
  commit: string;
  name: string;
  address: string;
  committed: Seconds;
  reasons: string;
};

const APPLIED = `SELECT patch, hash AS "commit", committer_name AS name, committer_address AS address, committed, reasons
  FROM applied_patch`;

/** The commit that a patch became; where the mail is in two series, that of the first. */
export function findApplied(db: Database, patch: MessageId): AppliedPatch | undefined {
  const row = statement<AppliedRow>(db, `${APPLIED} WHERE patch = ? ORDER BY series`).get(patch);
  return row && decodeApplied(row);
}

/** The patches of a series of which the commit is known, in the order of their Message-IDs. */
export function listApplied(db: Database, series: string): AppliedPatch[] {
  return statement<AppliedRow>(db, `${APPLIED} WHERE series = ? ORDER BY patch`).all(series).map(decodeApplied);
}

function decodeApplied({ name, address, reasons, ...rest }: AppliedRow): AppliedPatch {
  return { ...rest, committer: { name, address }, reasons: JSON.parse(reasons) as AppliedPatch['reasons'] };
}

export function saveApplied(db: Database, series: string, applied: readonly AppliedPatch[]): void {
  const insert = statement(db, 'INSERT OR REPLACE INTO applied_patch VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const { patch, commit, committer, committed, reasons } of applied)
    insert.run(series, patch, commit, committer.name, committer.address, committed, JSON.stringify(reasons));
}
