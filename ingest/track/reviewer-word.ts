import type { Comment, GivenTrailer, Person } from '#db/model.ts';
import { isApproval } from '#ingest/mail/trailer.ts';
import { type Finding, findingOf } from './finding.ts';
import type { PatchView } from './patch-view.ts';
import { indexByPerson, type PersonIndex } from './person-index.ts';
import type { RevisionView } from './revision-view.ts';
import { WEIGHT } from './weight.ts';

/** What reviewers said of a series, to be asked by reviewer and revision. */
export type ReviewerWords = {
  readonly comments: PersonIndex<Comment>;
  readonly trailers: PersonIndex<GivenTrailer>;
  /** The comments that say one again, by its id. */
  readonly repeats: ReadonlyMap<string, readonly Comment[]>;
  /** Of the series' revisions. */
  readonly rounds: readonly number[];
};

export function indexReviewerWords(
  comments: readonly Comment[],
  trailers: readonly GivenTrailer[],
  rounds: readonly number[],
): ReviewerWords {
  const repeats = new Map<string, Comment[]>();
  for (const comment of comments) {
    if (comment.repeats === null) continue;
    const known = repeats.get(comment.repeats);
    if (known) known.push(comment);
    else repeats.set(comment.repeats, [comment]);
  }
  return {
    comments: indexByPerson(comments, (comment) => comment.reviewer),
    trailers: indexByPerson(trailers, (trailer) => trailer.from),
    repeats,
    rounds: [...new Set(rounds)],
  };
}

/** After so many looks one more says nothing new. */
const MOST_LOOKS = 4;

/** Who looked at so many later revisions without saying it again has let it go. */
const LET_GO = 3;

/**
 * What the reviewer said of a later revision: the same again, a tag, or nothing of it while he looked at the patch.
 * @param origin the patch that the comment is about; a tag that it had already proves nothing
 * @param successors what that patch became in the later revision
 */
export function findReviewerWord(
  comment: Comment,
  words: ReviewerWords,
  { revision }: RevisionView,
  origin: PatchView | undefined,
  successors: readonly PatchView[],
): Finding | undefined {
  const { reviewer } = comment;
  const again = words.repeats.get(comment.id)?.find((other) => other.revision.round >= revision.round);
  if (again) {
    const detail = `${nameOf(reviewer)} says it again on ${again.revision.name}`;
    return findingOf(WEIGHT.reviewerAgain, 'reviewer-again', again.messageId, detail, again.first);
  }
  const counters = new Set<number | null>([0, ...successors.map((view) => view.counter)]);
  const tag = words
    .trailers(reviewer, revision.round)
    .find((each) => counters.has(each.counter) && !each.isConditional && isApproval(each.token));
  if (tag) {
    const detail = `${nameOf(reviewer)} gave ${tag.token} to ${revision.name}`;
    return findingOf(WEIGHT.reviewerTag, 'reviewer-tag', tag.messageId, detail, tag.line);
  }
  const carried = origin && hasTagOf(reviewer, origin) ? undefined : findCarriedTag(reviewer, successors);
  if (carried) return carried;
  /** What is said of the whole series may be said again anywhere. */
  const isNear = (other: Comment) => origin === undefined || counters.has(other.counter);
  if (comment.isBot) {
    return findReport(comment, words.comments(reviewer, revision.round).filter(isNear), revision);
  }
  const since = words.rounds.filter((each) => each > comment.revision.round && each <= revision.round);
  return findSilence(comment, words, since, isNear);
}

/**
 * Every later revision that the reviewer looked at without saying it again makes it likelier that he saw it done. Who
 * went on reviewing the series for long, be it other patches, has let it go.
 */
function findSilence(
  { reviewer }: Comment,
  words: ReviewerWords,
  rounds: readonly number[],
  isNear: (other: Comment) => boolean,
): Finding | undefined {
  const reviewed = rounds.map((round) => words.comments(reviewer, round)).filter(({ length }) => length > 0);
  const near = reviewed.flatMap((comments) => comments.find(isNear) ?? []);
  const isLetGo = reviewed.length >= LET_GO;
  const last = near.at(-1) ?? (isLetGo ? reviewed.at(-1)?.[0] : undefined);
  if (!last) return undefined;
  const weight = Math.min(MOST_LOOKS, Math.max(1, near.length)) * WEIGHT.reviewerSilent;
  const what = isLetGo ? `${reviewed.length} later revisions` : last.revision.name;
  const detail = `${nameOf(reviewer)} reviewed ${what} and did not say it again`;
  return findingOf(weight, isLetGo ? 'withdrawal' : 'answer', last.messageId, detail, last.first);
}

/** A bot looks at every revision: it reports again what is still there, and says nothing where all is well. */
function findReport(
  { reviewer, text }: Comment,
  others: readonly Comment[],
  { head, name }: RevisionView['revision'],
): Finding {
  const said = listErrors(text);
  const report = others.find((other) => other.isBot && [...listErrors(other.text)].some((error) => said.has(error)));
  if (!report)
    return findingOf(WEIGHT.botSilent, 'answer', head, `${nameOf(reviewer)} reported nothing of it on ${name}`);
  const detail = `${nameOf(reviewer)} reports it on ${name} too`;
  return findingOf(WEIGHT.reviewerAgain, 'reviewer-again', report.messageId, detail, report.first);
}

/** The errors and warnings of a report, without the numbers of lines, which move. */
function listErrors(report: string): Set<string> {
  const lines = report.split('\n', 2_000).filter((line) => line.length < 600 && /\b(?:error|warning):/i.test(line));
  return new Set(lines.map((line) => line.replace(/\d+/g, '').replace(/^[>\s]+/, '')));
}

/** A tag of the reviewer among the trailers of a later patch. */
function findCarriedTag(reviewer: Person, successors: readonly PatchView[]): Finding | undefined {
  for (const { messageId, patch } of successors) {
    const trailer = patch.trailers.find(({ token, value }) => isApproval(token) && namesPerson(value, reviewer));
    if (!trailer) continue;
    const detail = `The patch carries ${trailer.token} of ${nameOf(reviewer)}`;
    return findingOf(WEIGHT.reviewerTag, 'reviewer-tag', messageId, detail, trailer.line);
  }
  return undefined;
}

function hasTagOf(person: Person, { patch }: PatchView): boolean {
  return patch.trailers.some(({ token, value }) => isApproval(token) && namesPerson(value, person));
}

/** Whether a trailer's value is of a person, by address or by full name. */
function namesPerson(value: string, { name, address }: Person): boolean {
  const text = value.toLowerCase();
  if (address !== '' && text.includes(address.toLowerCase())) return true;
  return name.includes(' ') && text.includes(name.toLowerCase());
}

function nameOf({ name, address }: Person): string {
  return name || address || 'The reviewer';
}
