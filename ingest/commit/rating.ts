import type { Commit, CommitReason, Posting, RevisionSummary } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { normalizeTitle } from '#ingest/series/key.ts';
import { SKETCH_SIZE } from '#ingest/series/posting.ts';

/** From this sum on a commit is what became of a patch. */
const DECIDED = 6;

/**
 * What speaks for it. A link, or an equal diff, is enough with the author; a title and an author need a diff that is
 * mostly the same. A maintainer may change any one of them while applying.
 */
const WEIGHT = {
  link: 5,
  /** To another mail of the revision, as where a merge of the whole series is linked. */
  linkToRevision: 2,
  /** A link to another patch of the revision: this one was squashed into it, or is not meant. */
  linkToOther: -1,
  patchId: 5,
  /** `git am` takes the author's date from the mail, to the second. */
  date: 4,
  title: 3,
  author: 1,
  otherAuthor: -3,
  /** Times the share of equal lines. */
  lines: 3,
  unlike: -3,
};

/** From this share on the lines are of one patch; below the other one they are of different ones. */
const SIMILAR = 0.4;
const UNLIKE = 0.15;

/** Of a patch that was squashed into another one, this share of the lines is in the commit. */
const CONTAINED = 0.8;

/** Shorter diffs resemble each other by chance. */
const LEAST_LINES = 4;

/** Clocks differ, and a patch may be committed first and mailed then. */
const CLOCK_SECONDS = 2 * 86_400;

/** `[PATCH 5.10 004/123]`: posted for a stable kernel, as a copy of a commit. */
const STABLE = /^(?:AUTOSEL|stable|\d\.\d+(?:[.-]\w+)*(?:-stable)?|linux-\d\.\d+\.y)$/i;

export type CommitRating = {
  readonly weight: number;
  readonly reasons: readonly CommitReason[];
  /** Whether the patch is in the commit, which may hold more: by a link, or by its lines. */
  readonly isPart: boolean;
};

export function applies({ weight }: CommitRating): boolean {
  return weight >= DECIDED;
}

/** Adds up what speaks for a commit as what a patch of a revision became. Nothing does for one that was made before it. */
export function rateCommit(posting: Posting, revision: RevisionSummary, commit: Commit): CommitRating {
  const reasons: CommitReason[] = [];
  let weight = 0;
  const add = (kind: CommitReason['kind'], detail: string, points: number) => {
    weight += points;
    reasons.push({ kind, detail });
  };
  const share = shareOf(posting.sketch, commit.sketch);
  if (commit.committed < posting.sent - CLOCK_SECONDS || isStable(posting) !== commit.isCopy)
    return { weight: 0, reasons, isPart: false };

  const isAuthor = samePerson(posting.author, commit.author) || samePerson(posting.from, commit.author);
  const isLinked = commit.links.includes(posting.messageId);
  if (isLinked) add('link', 'A trailer of the commit links to it', WEIGHT.link);
  else weight += linkToRevision(posting, revision, commit);
  if (posting.patchId !== null && posting.patchId === commit.patchId)
    add('patch-id', 'The diff is the same', WEIGHT.patchId);
  else if (share !== null && share >= SIMILAR)
    add(
      'similar-diff',
      `${share > 0.95 ? 'Nearly all' : `About ${Math.round(share * 100)} %`} of its lines are in the commit`,
      WEIGHT.lines * share,
    );
  else if (share !== null && share < UNLIKE) weight += WEIGHT.unlike;
  if (isAuthor && posting.sent === commit.authored) add('date', "The author's date is that of the mail", WEIGHT.date);
  if (normalizeTitle(posting.subject.title) === normalizeTitle(commit.title))
    add('title', 'The title is the same', WEIGHT.title);
  if (isAuthor) add('author', 'The author is the same', WEIGHT.author);
  else weight += WEIGHT.otherAuthor;
  return { weight, reasons, isPart: isAuthor && (isLinked || (share !== null && share >= CONTAINED)) };
}

function linkToRevision(posting: Posting, revision: RevisionSummary, commit: Commit): number {
  const others = revision.postings.filter(
    ({ messageId }) => messageId !== posting.messageId && commit.links.includes(messageId),
  );
  if (others.length === 0) return 0;
  return others.some(({ hasDiff }) => hasDiff) ? WEIGHT.linkToOther : WEIGHT.linkToRevision;
}

function isStable({ subject }: Posting): boolean {
  return subject.prefixes.some((prefix) => STABLE.test(prefix));
}

/**
 * The estimated share of the patch's changed lines that the commit has too; null where either has too few lines. Where
 * the commit's sketch is cut off, only hashes up to its last one can be looked for.
 */
function shareOf(patch: readonly number[], commit: readonly number[]): number | null {
  const last =
    commit.length < patch.length || commit.length < SKETCH_SIZE ? Number.POSITIVE_INFINITY : (commit.at(-1) ?? 0);
  const own = patch.filter((hash) => hash <= last);
  if (own.length < LEAST_LINES || commit.length < LEAST_LINES) return null;
  const known = new Set(commit);
  return own.filter((hash) => known.has(hash)).length / own.length;
}
