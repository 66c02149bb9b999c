import type { GivenTrailer, LineRange } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { isApproval } from '#ingest/mail/trailer.ts';
import { findAnchor } from './anchor.ts';
import { answerAsAuthor } from './author-reply.ts';
import { openDiscussion, type Passage, type Review } from './discussion.ts';
import type { PostingView } from './posting-view.ts';
import { listOwnRuns, remarkOf } from './remark.ts';
import type { Reply } from './reply.ts';
import { reviewRun } from './reviewer-reply.ts';
import { findReport, findReportAnchor, isRobot } from './robot.ts';

/**
 * Adds what a reply says: new discussions, and answers to those there are. Replies come below what they answer.
 * @param trailers the tags that it gives
 */
export function reviewReply(review: Review, reply: Reply, view: PostingView, trailers: readonly GivenTrailer[]): void {
  const isContent = trailers.some(({ token, isConditional }) => !isConditional && isApproval(token));
  const passages = listPassages(review, reply, view, listOwnRuns(reply), isContent);
  review.passages.set(reply.message.messageId, passages);
}

function listPassages(
  review: Review,
  reply: Reply,
  view: PostingView,
  runs: readonly LineRange[],
  isContent: boolean,
): Passage[] {
  const { from, body } = reply.message;
  if (isRobot(from, body)) {
    const report = findReport(reply, runs);
    if (report) return [openReport(review, reply, view, report)];
    const remarks = runs.filter((run) => (reply.abovePosted[run.first] ?? 0) > 0);
    // What a machine says on top sums up what it says below.
    return (remarks.length > 0 ? remarks : runs).flatMap((run) => reviewRun(review, reply, view, run, isContent));
  }
  if (isAuthor(reply, view)) return answerAsAuthor(review, reply, view, runs);
  return runs.flatMap((run) => reviewRun(review, reply, view, run, isContent));
}

/** Of the revision that is answered: who takes a series over has been its reviewer before. */
function isAuthor({ message, posting }: Reply, { author }: PostingView): boolean {
  const people = author ? [posting.revision.submitter, author] : [posting.revision.submitter];
  return people.some((person) => samePerson(person, message.from));
}

function openReport(review: Review, reply: Reply, view: PostingView, report: LineRange): Passage {
  const remark = remarkOf(reply, report);
  const anchor = view.patch
    ? findReportAnchor(remark.text, view.patch, view.posting)
    : findAnchor(reply, report.first, view.patch);
  const intent = { kind: 'bug', isActionable: true, isOptional: false } as const;
  const discussion = openDiscussion(review, reply, remark, anchor, intent, true);
  return { ...report, discussions: [discussion] };
}
