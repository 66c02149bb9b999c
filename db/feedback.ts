import type { Anchor, JudgedComment, Mark, SeriesReview } from './model.ts';
import { statusOf } from './status.ts';

/** The feedback of a series as other programs read it. Times are ISO 8601, ids are Message-IDs. */
export type Feedback = ReturnType<typeof feedbackOf>;

/** `marks` are those in force, by comment. */
export function feedbackOf(review: SeriesReview, lists: readonly string[], marks: ReadonlyMap<string, Mark>) {
  const { series, comments } = review;
  return {
    series: { id: series.id, title: series.title, author: series.submitter.address, lists },
    revisions: series.revisions.map((revision) => ({
      version: revision.number,
      posted: isoDate(revision.posted),
      head: revision.head,
      cover: revision.cover,
      patches: revision.patches.map((patch) => ({ n: patch.counter, msgid: patch.messageId, title: patch.title })),
    })),
    items: comments.map((comment) => itemOf(comment, marks.get(comment.id))),
  };
}

function itemOf(comment: JudgedComment, mark: Mark | undefined) {
  const { anchor, judgement } = comment;
  return {
    id: comment.id,
    msgid: comment.messageId,
    lines: [comment.first, comment.last],
    text: comment.text,
    reviewer: comment.reviewer.address,
    version: comment.revision.number,
    patch: comment.counter,
    file: 'file' in anchor ? anchor.file : null,
    line: anchor.kind === 'line' ? { old: anchor.oldLine, new: anchor.newLine } : null,
    code: codeOf(anchor),
    actionable: comment.isActionable,
    kind: comment.kind,
    response: comment.response,
    response_msgid: comment.responseId,
    status: statusOf(comment, mark),
    reason: judgement.reason,
    addressed_in: judgement.addressedIn?.number ?? null,
    confidence: judgement.confidence,
    verdicts: judgement.verdicts.map((verdict) => ({
      version: verdict.revision.number,
      status: verdict.status,
      confidence: verdict.confidence,
      evidence: verdict.evidence.map(({ kind, messageId, detail }) => ({ kind, msgid: messageId, detail })),
    })),
    by_hand: mark ? { status: mark.status, by: mark.by, note: mark.note, at: isoDate(mark.at) } : null,
  };
}

function codeOf(anchor: Anchor): string | null {
  return anchor.kind === 'line' || anchor.kind === 'file' ? anchor.code : null;
}

function isoDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
