import type {
  Comment,
  GivenTrailer,
  JudgedComment,
  Judgement,
  Message,
  MessageId,
  Patch,
  Series,
  SeriesState,
  Verdict,
} from '#db/model.ts';

export type JudgeInput = {
  readonly series: Series;
  /** All mails of the threads, with bodies. */
  readonly messages: ReadonlyMap<MessageId, Message>;
  readonly patches: ReadonlyMap<MessageId, Patch>;
  readonly comments: readonly Comment[];
  readonly trailers: readonly GivenTrailer[];
  readonly replies: readonly Message[];
};

/** What became of each comment, and of the series. */
export function judgeSeries({ series, comments }: JudgeInput): {
  comments: JudgedComment[];
  state: SeriesState;
} {
  return {
    comments: comments.map((comment) => ({ ...comment, judgement: judgeComment(series, comment) })),
    state: 'under-review',
  };
}

function judgeComment(series: Series, comment: Comment): Judgement {
  const later = series.revisions.filter((revision) => revision.number > comment.revision && !revision.isResend);
  if (!comment.isActionable) return settled();
  const verdicts = later.map(
    (revision): Verdict => ({
      revision: revision.number,
      status: 'unaddressed',
      confidence: 0.1,
      evidence: [],
      place: null,
    }),
  );
  if (verdicts.length > 0) {
    const because = 'A later revision was posted; nothing in it was found to show the change.';
    return { status: 'unaddressed', reason: null, addressedIn: null, confidence: 0.1, because, verdicts };
  }
  const isPromised = comment.response === 'agreed' || comment.response === 'done';
  const because = isPromised
    ? 'The author agreed; no later revision was posted.'
    : 'No later revision was posted, and nothing settled it.';
  const status = isPromised ? 'promised' : comment.response === 'disagreed' ? 'disputed' : 'open';
  return { status, reason: null, addressedIn: null, confidence: 0.7, because, verdicts };
}

function settled(): Judgement {
  const because = 'It asks for nothing.';
  return { status: 'settled', reason: 'answered', addressedIn: null, confidence: 0.9, because, verdicts: [] };
}
