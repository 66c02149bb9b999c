import type {
  AppliedPatch,
  Comment,
  GivenTrailer,
  JudgedComment,
  Judgement,
  Message,
  MessageId,
  Patch,
  Revision,
  Series,
  SeriesState,
  Verdict,
} from '#db/model.ts';
import { type Ask, isSameAgain, parseAsk } from './ask.ts';
import { commitOutcomes } from './commit-outcome.ts';
import type { FileView } from './file-view.ts';
import { followPatches, type Lineage } from './lineage.ts';
import { findAddedElsewhere } from './missing-file.ts';
import { findOutcome, listOutcomes, type Outcome, stateOf } from './outcome.ts';
import type { PatchView } from './patch-view.ts';
import { indexReviewerWords, type ReviewerWords } from './reviewer-word.ts';
import { type RevisionView, viewRevisions } from './revision-view.ts';
import { standingOf } from './status.ts';
import { type Case, judgeRevision } from './verdict.ts';

export type JudgeInput = {
  readonly series: Series;
  /** All mails of the threads, with bodies. */
  readonly messages: ReadonlyMap<MessageId, Message>;
  readonly patches: ReadonlyMap<MessageId, Patch>;
  readonly comments: readonly Comment[];
  readonly trailers: readonly GivenTrailer[];
  readonly replies: readonly Message[];
  /** What its patches became. */
  readonly applied: readonly AppliedPatch[];
};

type Judge = {
  readonly revisions: readonly Revision[];
  readonly view: (revision: Revision) => RevisionView;
  readonly lineage: Lineage;
  readonly words: ReviewerWords;
  readonly messages: ReadonlyMap<MessageId, Message>;
  readonly outcomes: readonly Outcome[];
  readonly asks: (comment: Comment) => Ask;
};

/** What became of each comment, and of the series. A function of its arguments alone: every verdict can be replayed. */
export function judgeSeries(input: JudgeInput): { comments: JudgedComment[]; state: SeriesState } {
  const { series, messages, patches, comments, trailers, replies, applied } = input;
  const told = listOutcomes(series, replies);
  const committed = commitOutcomes(series, applied);
  const outcomes = [...told, ...committed].sort((a, b) => a.sent - b.sent);
  const judge: Judge = {
    revisions: series.revisions,
    view: viewRevisions(messages, patches),
    lineage: followPatches(series),
    words: indexReviewerWords(
      comments,
      trailers,
      series.revisions.map((revision) => revision.round),
    ),
    messages,
    outcomes,
    asks: readAsks(comments),
  };
  return {
    comments: comments.map((comment) => ({ ...comment, judgement: judgeComment(comment, judge) })),
    // A commit of one patch of several says nothing of the others.
    state: stateOf(series, [...told, ...committed.filter(({ patch }) => patch === null)]),
  };
}

function judgeComment(comment: Comment, judge: Judge): Judgement {
  if (!comment.isActionable) return NOTHING_ASKED;
  const origin = findOrigin(comment, judge);
  const home = origin && findAddedElsewhere(comment, origin);
  if (home !== undefined) return addedElsewhere(home);
  const verdicts = origin ? judgeRevisions(comment, origin, judge) : [];
  return standingOf(comment, verdicts, findOutcome(comment, judge.outcomes));
}

const NOTHING_ASKED: Judgement = {
  status: 'settled',
  reason: 'answered',
  addressedIn: null,
  confidence: 0.9,
  because: 'It asks for nothing.',
  verdicts: [],
};

function addedElsewhere(counter: number): Judgement {
  const because = `Patch ${counter} of the same revision adds what the report misses.`;
  return { ...NOTHING_ASKED, because };
}

/** The revision that a comment is about. */
function findOrigin(comment: Comment, { revisions, view }: Judge): RevisionView | undefined {
  const own = revisions.find((revision) => revision.name === comment.revision.name && hasMail(revision, comment));
  return own && view(own);
}

function judgeRevisions(
  comment: Comment,
  origin: RevisionView,
  { revisions, view, lineage, words, asks, messages }: Judge,
): Verdict[] {
  const later = laterRevisions(revisions, comment.revision.round);
  if (later.length === 0) return [];
  const patch = findPatch(comment, origin);
  const the: Case = {
    comment,
    ask: asks(comment),
    origin,
    patch,
    file: findFile(comment, patch),
    lineage,
    words,
    messages,
  };
  const verdicts: Verdict[] = [];
  let done: RevisionView | undefined;
  for (const revision of later) {
    const newer = view(revision);
    const verdict = judgeRevision(the, newer, done);
    if (!verdict) continue;
    verdicts.push(verdict);
    done = verdict.status === 'addressed' ? (done ?? newer) : undefined;
  }
  return verdicts;
}

/** "Ditto" means the last comment of its mail that says more. */
function readAsks(comments: readonly Comment[]): (comment: Comment) => Ask {
  const earlier = new Map<string, Comment>();
  const last = new Map<MessageId, Comment>();
  for (const comment of comments) {
    const before = last.get(comment.messageId);
    if (before && isSameAgain(comment.text)) earlier.set(comment.id, before);
    else last.set(comment.messageId, comment);
  }
  return (comment) => parseAsk(comment, earlier.get(comment.id));
}

/** One of each round: what was sent again stands for what was sent first. */
function laterRevisions(revisions: readonly Revision[], round: number): Revision[] {
  const later = revisions.filter((revision) => revision.round > round);
  return [...new Map(later.map((revision) => [revision.round, revision])).values()];
}

function hasMail({ cover, head, patches }: Revision, { anchor }: Comment): boolean {
  if (anchor.kind === 'revision') return true;
  if (anchor.kind === 'cover') return anchor.cover === cover || anchor.cover === head;
  return patches.some((patch) => patch.messageId === anchor.patch || patch.replaces.includes(anchor.patch));
}

function findPatch({ anchor, counter }: Comment, origin: RevisionView): PatchView | undefined {
  if (anchor.kind === 'revision' || anchor.kind === 'cover') {
    return counter === null || counter === 0 ? undefined : origin.patches.find((view) => view.counter === counter);
  }
  return origin.patches.find((view) => view.messageId === anchor.patch);
}

function findFile({ anchor }: Comment, patch: PatchView | undefined): FileView | undefined {
  if (anchor.kind !== 'line' && anchor.kind !== 'file') return undefined;
  return patch?.files.find((file) => file.diff.path === anchor.file);
}
