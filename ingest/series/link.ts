import type { LinkReason, MessageId, Posting, RevisionSummary } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { normalizeTitle } from './key.ts';

export type Predecessor = { readonly head: MessageId; readonly reasons: readonly LinkReason[] };

/** Two years: longer pauses happen, but then a title alone proves nothing. */
const LONGEST_PAUSE = 2 * 365 * 86_400;

/** From this share on of equal lines, two patches are one reworked. */
const SIMILAR = 0.3;

/**
 * The revision that this one is a reroll of, and why. Looks at `candidates` (any superset of the revisions that share a
 * key) in no particular order; gives undefined for a first posting.
 */
export function findPredecessor(
  revision: RevisionSummary,
  candidates: readonly RevisionSummary[],
): Predecessor | undefined {
  const rated = candidates
    .filter((candidate) => candidate.head !== revision.head && precedes(candidate, revision))
    .map((candidate) => ({ candidate, ...rate(candidate, revision) }))
    .filter(({ weight }) => weight >= 1);
  rated.sort(
    (a, b) =>
      Number(b.weight >= 3) - Number(a.weight >= 3) ||
      b.candidate.number - a.candidate.number ||
      b.weight - a.weight ||
      b.candidate.posted - a.candidate.posted ||
      (a.candidate.head < b.candidate.head ? -1 : 1),
  );
  const best = rated[0];
  return best && { head: best.candidate.head, reasons: best.reasons };
}

/** An earlier posting with a lower number; with the same number a resend, or what an RFC became. */
function precedes(older: RevisionSummary, newer: RevisionSummary): boolean {
  if (older.posted > newer.posted) return false;
  if (older.posted === newer.posted && older.head > newer.head) return false;
  if (older.number < newer.number) return true;
  if (older.isRfc && !newer.isRfc) return true;
  if (older.number !== newer.number) return false;
  return newer.isResend || !newer.isNumbered;
}

function rate(older: RevisionSummary, newer: RevisionSummary): { weight: number; reasons: LinkReason[] } {
  const reasons: LinkReason[] = [];
  let weight = 0;
  const add = (kind: LinkReason['kind'], detail: string, points: number) => {
    reasons.push({ kind, detail });
    weight += points;
  };
  const isSamePerson = samePerson(older.submitter, newer.submitter) || sharesAuthor(older, newer);
  const isNear = newer.posted - older.posted < LONGEST_PAUSE;

  if (older.changeId && older.changeId === newer.changeId) add('change-id', older.changeId, 4);
  const ids = new Set(older.postings.map((posting) => posting.messageId));
  const link = newer.postings.flatMap((posting) => posting.links).find((each) => ids.has(each.messageId));
  if (link) add('explicit-link', link.messageId, 3);
  const isReply = newer.postings.some((posting) => posting.references.some((id) => ids.has(id)));
  if (isSamePerson && isReply && newer.number > older.number)
    add('in-reply-to', 'posted in reply to the older revision', 2);

  const title = normalizeTitle(newer.title);
  const isSameTitle = title === normalizeTitle(older.title);
  if (isSameTitle && isNear) add('same-title', newer.title, isSamePerson ? 1 : 0.5);

  const shared = sharedTitles(older, newer);
  if (shared > 0 && isNear) {
    const share = shared / Math.min(patchesOf(older).length, patchesOf(newer).length);
    add('same-patches', `${shared} of ${patchesOf(newer).length} patches by title`, isSamePerson ? share : 0.3);
  }

  const similarity = similarityOf(older, newer);
  if (similarity >= SIMILAR && isNear)
    add('similar-patches', `${Math.round(similarity * 100)} % of the changed lines`, isSamePerson ? 1 : 0.5);
  return { weight: newer.number === older.number && !isSameTitle ? weight - 1 : weight, reasons };
}

function patchesOf(revision: RevisionSummary): Posting[] {
  return revision.postings.filter((posting) => posting.hasDiff);
}

function sharesAuthor(older: RevisionSummary, newer: RevisionSummary): boolean {
  return patchesOf(newer).some((patch) => patchesOf(older).some((other) => samePerson(patch.author, other.author)));
}

function sharedTitles(older: RevisionSummary, newer: RevisionSummary): number {
  const titles = new Set(patchesOf(older).map((patch) => normalizeTitle(patch.subject.title)));
  return patchesOf(newer).filter((patch) => titles.has(normalizeTitle(patch.subject.title))).length;
}

/** Estimated share of the changed lines that both have, of the smaller (bottom-k sketches, Broder 1997). */
function similarityOf(older: RevisionSummary, newer: RevisionSummary): number {
  const a = new Set(older.postings.flatMap((posting) => posting.sketch));
  const b = new Set(newer.postings.flatMap((posting) => posting.sketch));
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const hash of b) if (a.has(hash)) common++;
  return common / Math.min(a.size, b.size);
}
