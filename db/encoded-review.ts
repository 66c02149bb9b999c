import { closedAt } from './closing.ts';
import type {
  Anchor,
  AppliedPatch,
  Decision,
  GivenTrailer,
  JudgedComment,
  Knowledge,
  MessageId,
  Patch,
  Series,
  SeriesReview,
  SeriesState,
  TopicMention,
} from './model.ts';
import { type NewestRevision, newestRevisionOf } from './newest-revision.ts';
import { joinWords } from './query/word.ts';

export type SeriesRole = 'cover' | 'patch' | 'reply';

/** A reviewed series as the store keeps it; nested data is JSON text, as in EncodedMail and for the same reason. */
export type EncodedReview = {
  readonly id: MessageId;
  readonly title: string;
  readonly submitterName: string;
  readonly submitterAddress: string;
  readonly state: SeriesState;
  readonly firstPosted: number;
  readonly lastPosted: number;
  readonly lastActivity: number;
  readonly revision: number;
  readonly round: number;
  readonly revisionName: string;
  readonly patchCount: number;
  readonly newest: NewestRevision;
  readonly content: string;
  readonly heads: readonly MessageId[];
  readonly roles: readonly (readonly [MessageId, SeriesRole])[];
  readonly trailers: readonly EncodedTrailer[];
  readonly comments: readonly EncodedComment[];
  readonly applied: readonly AppliedPatch[];
};

/** A trailer with the head of the revision that it is given to. */
type EncodedTrailer = GivenTrailer & { readonly head: MessageId };

type EncodedComment = {
  readonly id: string;
  readonly messageId: MessageId;
  readonly reviewerName: string;
  readonly reviewerAddress: string;
  readonly sent: number;
  readonly revision: number;
  readonly round: number;
  readonly counter: number | null;
  readonly patch: MessageId | null;
  readonly file: string | null;
  readonly kind: string;
  readonly isActionable: boolean;
  readonly isBot: boolean;
  readonly status: string;
  /** A round. */
  readonly addressedIn: number | null;
  /** When it ceased to be outstanding. */
  readonly closed: number | null;
  readonly content: string;
  /** For `comment_search`: own, quoted, path. */
  readonly indexText: readonly string[];
  readonly topics: readonly TopicMention[];
  readonly decision: Decision | undefined;
};

/**
 * @param lastActivity when the newest mail of the series was sent
 * @param patches those of the newest revision, at least
 */
export function encodeReview(
  review: SeriesReview,
  roles: ReadonlyMap<MessageId, SeriesRole>,
  lastActivity: number,
  patches: ReadonlyMap<MessageId, Patch>,
  knowledge: Knowledge = { topics: new Map(), decisions: new Map() },
): EncodedReview {
  const { series, state, trailers, comments, applied } = review;
  const first = series.revisions[0];
  const last = series.revisions.at(-1);
  if (!first || !last) throw new Error(`A series without revisions: ${series.id}`);
  return {
    id: series.id,
    title: series.title,
    submitterName: series.submitter.name,
    submitterAddress: series.submitter.address,
    state,
    firstPosted: first.posted,
    lastPosted: last.posted,
    lastActivity,
    revision: last.number,
    round: last.round,
    revisionName: last.name,
    patchCount: last.patches.length,
    newest: newestRevisionOf(review, patches),
    content: JSON.stringify(series),
    heads: series.revisions.map((revision) => revision.head),
    roles: [...roles],
    trailers: trailers.flatMap((each) => {
      const given = series.revisions.find(({ name }) => name === each.revision.name);
      return given ? [{ ...each, head: given.head }] : [];
    }),
    comments: comments.map((comment) => encodeComment(series, comment, knowledge)),
    applied,
  };
}

function encodeComment(series: Series, comment: JudgedComment, { topics, decisions }: Knowledge): EncodedComment {
  const { anchor } = comment;
  return {
    id: comment.id,
    messageId: comment.messageId,
    reviewerName: comment.reviewer.name,
    reviewerAddress: comment.reviewer.address,
    sent: comment.sent,
    revision: comment.revision.number,
    round: comment.revision.round,
    counter: comment.counter,
    patch: 'patch' in anchor ? anchor.patch : null,
    file: 'file' in anchor ? anchor.file : null,
    kind: comment.kind,
    isActionable: comment.isActionable,
    isBot: comment.isBot,
    status: comment.judgement.status,
    addressedIn: comment.judgement.addressedIn?.round ?? null,
    closed: closedAt(series, comment),
    content: JSON.stringify(comment),
    indexText: [comment.text, codeOf(anchor), 'file' in anchor ? anchor.file : ''].map(joinWords),
    topics: topics.get(comment.id) ?? [],
    decision: decisions.get(comment.id),
  };
}

/** The quoted code or words that a comment is about. */
function codeOf(anchor: Anchor): string {
  if ('code' in anchor) return anchor.code ?? '';
  return 'quote' in anchor ? (anchor.quote ?? '') : '';
}
