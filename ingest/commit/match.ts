import type { AppliedPatch, Commit, Posting, RevisionSummary } from '#db/model.ts';
import { applies, type CommitRating, rateCommit } from './rating.ts';

type Pair = CommitRating & { readonly posting: Posting; readonly revision: RevisionSummary; readonly commit: Commit };

/**
 * Which commit each patch of these revisions became, for those where it can be told. A commit is of one revision: the
 * one that it fits best, the later of two that it fits equally. Where two commits that differ fit a patch
 * equally well, it is left undecided. Depends on what is given alone, not on its order.
 */
export function findApplied(
  revisions: readonly RevisionSummary[],
  commits: readonly Commit[],
): readonly AppliedPatch[] {
  const pairs = revisions.flatMap((revision) =>
    revision.postings
      .filter((posting) => posting.hasDiff)
      .flatMap((posting) => commits.flatMap((commit) => pairOf(posting, revision, commit))),
  );
  const fitting = byCommit(pairs).flatMap(chooseRevision);
  return revisions.flatMap((revision) =>
    revision.postings.flatMap((posting) => {
      const pair = chooseCommit(fitting.filter((each) => each.posting === posting));
      return pair ? [appliedOf(pair)] : [];
    }),
  );
}

function pairOf(posting: Posting, revision: RevisionSummary, commit: Commit): Pair[] {
  const rating = rateCommit(posting, revision, commit);
  return applies(rating) || rating.isPart ? [{ ...rating, posting, revision, commit }] : [];
}

function byCommit(pairs: readonly Pair[]): Pair[][] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair.commit.hash);
    if (group) group.push(pair);
    else groups.set(pair.commit.hash, [pair]);
  }
  return [...groups.values()];
}

/** The patches of one revision that a commit is made of: several where the maintainer squashed them. */
function chooseRevision(pairs: readonly Pair[]): Pair[] {
  const best = [...pairs].sort(
    (a, b) =>
      b.weight - a.weight || b.posting.sent - a.posting.sent || (a.posting.messageId < b.posting.messageId ? -1 : 1),
  )[0];
  if (!best || !applies(best)) return [];
  return pairs.filter((pair) => pair === best || (pair.revision === best.revision && pair.isPart));
}

function chooseCommit(pairs: readonly Pair[]): Pair | undefined {
  const [best, next] = [...pairs].sort(
    (a, b) =>
      b.weight - a.weight || a.commit.committed - b.commit.committed || (a.commit.hash < b.commit.hash ? -1 : 1),
  );
  if (!best || !next || next.weight < best.weight || isSameChange(best.commit, next.commit)) return best;
  return undefined;
}

/** One change on two branches; the first to be committed stands for both. */
function isSameChange(one: Commit, other: Commit): boolean {
  return one.patchId !== null && one.patchId === other.patchId && one.title === other.title;
}

function appliedOf({ posting, commit, reasons }: Pair): AppliedPatch {
  return {
    patch: posting.messageId,
    commit: commit.hash,
    committer: commit.committer,
    committed: commit.committed,
    reasons,
  };
}
