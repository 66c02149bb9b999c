import { markStaleOf } from '#db/clusters.ts';
import { listMissingTexts, saveCommitText } from '#db/commit-text.ts';
import { hasCommits, listApplied, listCandidates } from '#db/commits.ts';
import type { AppliedPatch, MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { type LinkedRevisionRow, listLinked } from '#db/revisions.ts';
import { parseCommit } from './commit/commit.ts';
import { findApplied } from './commit/match.ts';
import { isTold } from './commit/told.ts';
import type { ReceiveOptions } from './receive.ts';
import { readCommitLog } from './source/commit-log.ts';

/** The commits that the patches of linked revisions became, of all that the store has. */
export function decideApplied(db: Database, rows: readonly LinkedRevisionRow[]): readonly AppliedPatch[] {
  if (!hasCommits(db)) return [];
  const commits = listCandidates(
    db,
    rows.map(({ head }) => head),
  );
  return findApplied(
    rows.map(({ summary }) => summary),
    commits,
  );
}

/** Marks stale those of the series of these heads whose patches became other commits than the store says. */
export function markChanged(db: Database, heads: readonly MessageId[]): void {
  const seen = new Set<MessageId>();
  for (const head of heads) {
    if (seen.has(head)) continue;
    const rows = listLinked(db, head);
    for (const row of rows) seen.add(row.head);
    const series = rows.find((row) => row.series !== null)?.series;
    const before = series ? listApplied(db, series).filter((each) => !isTold(each)) : [];
    if (namesOf(before) !== namesOf(decideApplied(db, rows))) markStaleOf(db, head);
  }
}

function namesOf(applied: readonly AppliedPatch[]): string {
  return applied
    .map(({ patch, commit }) => `${patch} ${commit}`)
    .sort()
    .join('\n');
}

/**
 * Reads message and diff of the commits that patches became, where they are not here yet: the repository is asked for
 * those alone, for of most commits nobody wants to see more than that they are there.
 */
export async function readCommitTexts(
  db: Database,
  { signal, report }: Pick<ReceiveOptions, 'signal' | 'report'>,
): Promise<void> {
  for (const { repository, hashes } of listMissingTexts(db)) {
    try {
      for await (const logged of readCommitLog(repository, { hashes }, signal)) {
        const { body, patch } = parseCommit(logged);
        saveCommitText(db, logged.hash, { body, patch });
      }
    } catch (error) {
      // A repository that is not there today does not keep mail from being read; the next ingest asks again.
      report?.({ kind: 'problem', place: repository, reason: error instanceof Error ? error.message : String(error) });
    }
  }
}
