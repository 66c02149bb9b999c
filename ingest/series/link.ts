import type { LinkReason, MessageId, RevisionSummary } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { likenessOf } from './likeness.ts';
import { type Profile, profileOf } from './profile.ts';
import { DAY, findLink, LINKED, type Rating, rate, SAME_NUMBER, SURE } from './rating.ts';

export type Predecessor = { readonly head: MessageId; readonly reasons: readonly LinkReason[] };

/**
 * The revision that this one is a reroll of, and why. Looks at `candidates` (any superset of the revisions that share a
 * key) in no particular order; gives undefined for a first posting.
 */
export function findPredecessor(
  revision: RevisionSummary,
  candidates: readonly RevisionSummary[],
): Predecessor | undefined {
  const profiles = candidates.filter((each) => each.head !== revision.head).map(profileOf);
  return findPredecessorOf(profileOf(revision), profiles);
}

/** As `findPredecessor`, of profiles already made. */
export function findPredecessorOf(newer: Profile, candidates: readonly Profile[]): Predecessor | undefined {
  const ratings = candidates
    .filter((older) => canPrecede(older, newer))
    .map((older) => rate(older, newer))
    .filter(({ older, weight }) => weight >= thresholdOf(older.summary, newer.summary))
    .sort(compareRatings);
  const best = ratings.find((rating) => rating.isCertain || !isTaken(rating, newer, candidates));
  return best && { head: best.older.summary.head, reasons: best.reasons };
}

/** Posted earlier, for the same tree; without a higher number by the same sender: others send backports. */
function canPrecede(older: Profile, newer: Profile): boolean {
  const [one, other] = [older.summary, newer.summary];
  if (one.head === other.head || !isBefore(one, other) || older.tree !== newer.tree) return false;
  return (
    one.number < other.number || samePerson(one.submitter, other.submitter) || findLink(older, newer) !== undefined
  );
}

function isBefore(older: RevisionSummary, newer: RevisionSummary): boolean {
  return older.posted < newer.posted || (older.posted === newer.posted && older.head < newer.head);
}

/** How much must speak for a link: a higher number makes a reroll, a lower one needs proof (T29: restart at v1). */
function thresholdOf(older: RevisionSummary, newer: RevisionSummary): number {
  if (older.number < newer.number) return LINKED;
  if (older.isRfc && !newer.isRfc) return LINKED;
  if (older.number > newer.number) return SURE;
  return newer.isResend ? LINKED : SAME_NUMBER;
}

/** The nearest revision before it among the sure ones, else the likeliest. */
function compareRatings(a: Rating, b: Rating): number {
  const isSure = Number(b.weight >= SURE) - Number(a.weight >= SURE);
  if (isSure !== 0) return isSure;
  const [one, other] = [a.older.summary, b.older.summary];
  const byNumber = other.number - one.number;
  const byWeight = b.weight - a.weight;
  const byDate = other.posted - one.posted;
  // `RFC v2`, `PATCH`, `PATCH v2`: the last follows the second.
  const byState = Number(one.isRfc) - Number(other.isRfc);
  const first = a.weight >= SURE ? byState || byNumber || byDate || byWeight : byWeight || byNumber || byDate;
  return first || (one.head < other.head ? -1 : 1);
}

/**
 * Whether another revision of the same number is more like the older one: two series that run side by side, or the
 * lesser half of one that was split. It begins a series of its own.
 */
function isTaken({ older, weight }: Rating, newer: Profile, candidates: readonly Profile[]): boolean {
  return candidates.some(
    (rival) =>
      rival.summary.head !== newer.summary.head &&
      rival.summary.number === newer.summary.number &&
      rival.summary.isRfc === newer.summary.isRfc &&
      rival.summary.head !== older.summary.head &&
      canPrecede(older, rival) &&
      isBetter(rate(older, rival).weight - weight, rival, newer) &&
      !isSameWork(rival, newer),
  );
}

function isBetter(advantage: number, rival: Profile, newer: Profile): boolean {
  if (Math.abs(advantage) > 0.1) return advantage > 0;
  const isLarger = rival.patches.length - newer.patches.length || newer.summary.posted - rival.summary.posted;
  return isLarger > 0 || (isLarger === 0 && rival.summary.head < newer.summary.head);
}

/** One revision sent twice, whole or in part. */
function isSameWork(a: Profile, b: Profile): boolean {
  const { patches, isKnown } = likenessOf(a, b);
  if (isKnown) return patches >= 0.5;
  return a.title === b.title || Math.abs(a.summary.posted - b.summary.posted) <= DAY;
}
