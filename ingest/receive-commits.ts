import { findBranch, findOldestPatch, removeCommits, type StoredBranch, saveBranch, saveCommit } from '#db/commits.ts';
import type { MessageId, Seconds } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { markChanged } from './applied.ts';
import { parseCommit } from './commit/commit.ts';
import { listCommitKeys } from './series/key.ts';
import {
  hasCommit,
  isAncestor,
  listReachable,
  locateBranch,
  type SourceBranch,
  sinceOptions,
} from './source/branch.ts';
import { type LoggedCommit, readCommitLog } from './source/commit-log.ts';

/** A branch of a repository, to look there for what patches became. */
export type CommitSource = {
  /** A work tree or a bare repository. */
  readonly path: string;
  /** By default the one that is checked out. */
  readonly branch?: string;
  /** Nothing that was committed before is read; by default, before the oldest patch of the store was sent. */
  readonly since?: Seconds;
};

export type CommitOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly report?: ((report: CommitReport) => void) | undefined;
};

export type CommitReport = { readonly kind: 'commits'; readonly commits: number };

/** Commits that one transaction saves, with how far the branch is read. */
const BATCH = 500;

/**
 * Reads what came to a branch since the last time, and marks stale the series whose patches became commits, or became
 * none after all. What it comes to depends on the commits and mails alone, not on which came first.
 * @returns how many commits were read, merges left out
 */
export async function receiveCommits(
  db: Database,
  source: CommitSource,
  { signal, report }: CommitOptions,
): Promise<number> {
  const branch = await locateBranch(source.path, source.branch, signal);
  const known = findBranch(db, branch.gitDir, branch.ref);
  const wanted = source.since ?? findOldestPatch(db) ?? 0;
  const since = Math.min(wanted, known?.since ?? wanted);
  if (known) await removeGone(db, branch, known, since, signal);
  let commits = 0;
  for (const { range, branchAt } of await listReadings(db, branch, known, since, signal)) {
    for await (const batch of takeBatches(readCommitLog(branch.gitDir, { range }, signal))) {
      db.transaction(() => {
        const id = branchAt(batch.at(-1)?.hash ?? branch.tip);
        markChanged(
          db,
          batch.flatMap((commit) => saveLogged(db, id, commit)),
        );
      }).immediate();
      commits += batch.length;
      report?.({ kind: 'commits', commits });
    }
  }
  saveBranch(db, { repository: branch.gitDir, ref: branch.ref, tip: branch.tip, since });
  return commits;
}

/** What to read, and the branch to put it on, saved with how far that is known after `last`. */
type Reading = { readonly range: readonly string[]; readonly branchAt: (last: string) => number };

async function listReadings(
  db: Database,
  branch: SourceBranch,
  known: StoredBranch | undefined,
  since: Seconds,
  signal?: AbortSignal,
): Promise<Reading[]> {
  const { gitDir, ref, tip } = branch;
  // A rewritten repository may have thrown away what was read last.
  const from = known && (await hasCommit(branch, known.tip, signal)) ? known : undefined;
  const older: Reading[] =
    from && since < from.since
      ? [{ range: [...sinceOptions(since), `--until=@${from.since - 1}`, from.tip], branchAt: () => from.id }]
      : [];
  const newer: Reading = {
    range: [...sinceOptions(since), from ? `${from.tip}..${tip}` : tip],
    // Parents come first: where it is cut off, all that `last` is built on has been read.
    branchAt: (last) => saveBranch(db, { repository: gitDir, ref, tip: last, since }),
  };
  return [...older, newer];
}

/** Takes from a branch that was rewritten what it does not have any more. */
async function removeGone(
  db: Database,
  branch: SourceBranch,
  known: StoredBranch,
  since: Seconds,
  signal?: AbortSignal,
): Promise<void> {
  if (await isAncestor(branch, known.tip, signal)) return;
  const reachable = await listReachable(branch, since, signal);
  db.transaction(() => {
    markChanged(
      db,
      removeCommits(db, known.id, (hash) => reachable.has(hash)),
    );
  }).immediate();
}

function saveLogged(db: Database, branch: number, logged: LoggedCommit): MessageId[] {
  const { commit, patch } = parseCommit(logged);
  const paths = patch.files.map((file) => file.path);
  return saveCommit(db, branch, commit, listCommitKeys(commit, paths));
}

async function* takeBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
