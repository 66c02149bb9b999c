import type { Anchor, LineRange } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { findAnchor } from './anchor.ts';
import { addAnswer, type Context, type Discussion, findContext, type Passage, type Passages } from './discussion.ts';
import { type Intent, type IntentContext, parseIntent } from './intent.ts';
import type { PostingView } from './posting-view.ts';
import { listOwnRuns, type Remark, remarkOf, splitRun } from './remark.ts';
import type { Reply } from './reply.ts';
import { isGeneralResponse, parseFollowUp, parseResponse } from './response.ts';
import { findReport, findReportAnchor, isRobot } from './robot.ts';

/** What the replies read so far have said. */
export type Review = {
  readonly discussions: Discussion[];
  readonly passages: Passages;
};

export function beginReview(): Review {
  return { discussions: [], passages: new Map() };
}

/** Adds what a reply says: new discussions, and answers to those there are. Replies come below what they answer. */
export function reviewReply(review: Review, reply: Reply, view: PostingView): void {
  const runs = listOwnRuns(reply);
  const passages = listPassages(review, reply, view, runs);
  review.passages.set(reply.message.messageId, passages);
}

function listPassages(review: Review, reply: Reply, view: PostingView, runs: readonly LineRange[]): Passage[] {
  const { from, body } = reply.message;
  if (isRobot(from, body)) {
    const report = findReport(reply, runs);
    if (report) return [openReport(review, reply, view, report)];
    const remarks = runs.filter((run) => (reply.abovePosted[run.first] ?? 0) > 0);
    // What a machine says on top sums up what it says below.
    return (remarks.length > 0 ? remarks : runs).flatMap((run) => reviewRun(review, reply, view, run));
  }
  if (isAuthor(reply, view)) return answerAsAuthor(review, reply, view, runs);
  return runs.flatMap((run) => reviewRun(review, reply, view, run));
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
  const discussion = open(review, reply, remark, anchor, { kind: 'bug', isActionable: true, isOptional: false }, true);
  return { ...report, discussions: [discussion] };
}

/** Remarks that one answer is to, at most; bounds the cost of endless mails. */
const MAX_AT_ONCE = 200;

/** An explanation that quotes nothing can be meant for so many remarks. */
const MAX_MEANT = 2;

/** What the author says answers what he quotes; on its own patch it can be a remark, too. */
function answerAsAuthor(review: Review, reply: Reply, view: PostingView, runs: readonly LineRange[]): Passage[] {
  const answered = new Set<Discussion>();
  const passages = runs.map((run) => {
    const remark = remarkOf(reply, run);
    const context = findContext(reply, run.first, review.passages);
    // Words on top of a mail that answers point by point are no answer to a point.
    const isPreface = context.kind === 'mail' && runs.length > 1;
    const discussions = isPreface ? [] : discussionsOf(review, reply, context).slice(0, MAX_AT_ONCE);
    if (discussions.length === 0 && isOnOwnPatch(reply, run) && isPromise(remark)) {
      const anchor = findAnchor(reply, run.first, view.patch);
      const intent: Intent = { kind: 'request', isActionable: true, isOptional: false };
      return { ...run, discussions: [open(review, reply, remark, anchor, intent, false)] };
    }
    const kind = parseResponse(remark.text);
    // On top of a mail with many remarks, only words that settle them are an answer to each.
    if (context.kind === 'mail' && discussions.length > MAX_MEANT && (kind === 'explained' || kind === 'asked'))
      return { ...run, discussions: [] };
    addAnswer(discussions, reply.message, remark, 'author', kind);
    for (const each of discussions) answered.add(each);
    return { ...run, discussions };
  });
  answerInGeneral(review, reply, runs, answered);
  return passages;
}

/** "I'll fix all of these in v3" answers also the remarks of the mail that are not quoted. */
function answerInGeneral(
  review: Review,
  reply: Reply,
  runs: readonly LineRange[],
  answered: ReadonlySet<Discussion>,
): void {
  if (!reply.parent) return;
  const general = runs.map((run) => remarkOf(reply, run)).find((remark) => isGeneralResponse(remark.text));
  if (!general) return;
  const others = rootedIn(review, reply.parent)
    .filter((each) => !answered.has(each))
    .slice(0, MAX_AT_ONCE);
  addAnswer(others, reply.message, general, 'author', parseResponse(general.text));
}

/** Not below the words of somebody whose mail is missing. */
function isOnOwnPatch(reply: Reply, { first }: LineRange): boolean {
  if (reply.parent) return false;
  for (let number = first - 1; number >= 1; number--) {
    const line = reply.lines[number - 1];
    if (line?.kind !== 'quoted' || line.text.trim() === '') continue;
    return line.depth === 1 && (reply.posted[number] ?? 0) > 0;
  }
  return true;
}

function isPromise({ text }: Remark): boolean {
  return /\b(?:i'?ll|i will|will|need to|should|must) (?:\w+ )?(?:fix|change|remove|drop|add|update|rename|correct|move|resend|send)\b/i.test(
    text,
  );
}

/** The discussions that began in a mail. */
function rootedIn(review: Review, reply: Reply): Discussion[] {
  const { messageId } = reply.message;
  const all = (review.passages.get(messageId) ?? []).flatMap((passage) => passage.discussions);
  return [...new Set(all)].filter((each) => each.comment.messageId === messageId);
}

function discussionsOf(review: Review, reply: Reply, context: Context): readonly Discussion[] {
  switch (context.kind) {
    case 'words':
      return [...new Set(context.passages.flatMap((passage) => passage.discussions))];
    case 'mail':
      return reply.parent
        ? [...new Set((review.passages.get(reply.parent.message.messageId) ?? []).flatMap((each) => each.discussions))]
        : [];
    case 'posting':
      return [];
  }
}

/** Shorter words are of the discussion alone. */
const MIN_SUBSTANCE = 60;

/** Older discussions that a new request in the middle of one still belongs to; bounds the cost of endless threads. */
const MAX_DISCUSSIONS = 4;

/** A run of a reviewer's words: remarks on the patch, or words in a discussion, which can ask for something new. */
function reviewRun(review: Review, reply: Reply, view: PostingView, run: LineRange): Passage[] {
  const context = findContext(reply, run.first, review.passages);
  const discussions = discussionsOf(review, reply, context);
  const intentContext = contextOf(reply, context, discussions);
  const isRoot = intentContext === 'quoted-patch' || intentContext === 'whole-mail';
  return splitRun(reply, run).map((range) => {
    const remark = remarkOf(reply, range);
    const intent = parseIntent(remark.text.split('\n'), intentContext);
    addReviewerAnswer(discussions, reply, remark);
    if (!isRoot && !intent.isActionable && !isSubstantive(remark, intent)) return { ...range, discussions };
    const anchor = findAnchor(reply, range.first, view.patch);
    const opened = open(review, reply, remark, anchor, intent, isRobot(reply.message.from, ''));
    return { ...range, discussions: isRoot ? [opened] : [opened, ...discussions.slice(0, MAX_DISCUSSIONS)] };
  });
}

/** Whether words in a discussion that ask for nothing new are worth a comment of their own. */
function isSubstantive({ text }: Remark, { kind }: Intent): boolean {
  if (kind === 'tag') return true;
  const answer = parseFollowUp(text);
  return answer !== 'accepted' && answer !== 'withdrawn' && text.length >= MIN_SUBSTANCE;
}

/** Who answers a machine, or adds to his own words, speaks of the patch. */
function contextOf(reply: Reply, context: Context, discussions: readonly Discussion[]): IntentContext {
  if (context.kind === 'posting') return reply.posting.counter > 0 ? 'quoted-patch' : 'whole-mail';
  if (!reply.parent) return 'whole-mail';
  const { from } = reply.message;
  if (discussions.some(({ comment }) => comment.isBot)) return 'quoted-patch';
  if (samePerson(reply.parent.message.from, from)) return 'whole-mail';
  const hasSpoken = discussions.some(
    ({ comment, answers }) =>
      samePerson(comment.reviewer, from) ||
      answers.some((answer) => answer.messageId !== reply.message.messageId && samePerson(answer.from, from)),
  );
  if (hasSpoken) return 'own-discussion';
  return discussions[0]?.comment.kind === 'question' ? 'question' : 'discussion';
}

function addReviewerAnswer(discussions: readonly Discussion[], reply: Reply, remark: Remark): void {
  if (discussions.length === 0) return;
  const kind = parseFollowUp(remark.text);
  for (const each of discussions) {
    const role = samePerson(each.comment.reviewer, reply.message.from) ? 'reviewer' : 'other';
    addAnswer([each], reply.message, remark, role, kind);
  }
}

function open(
  review: Review,
  reply: Reply,
  remark: Remark,
  anchor: Anchor,
  intent: Intent,
  isBot: boolean,
): Discussion {
  const { message, posting } = reply;
  const discussion: Discussion = {
    comment: {
      id: `${message.messageId}:${remark.first}`,
      messageId: message.messageId,
      first: remark.first,
      last: remark.last,
      text: remark.text,
      reviewer: message.from,
      isBot,
      sent: message.sent,
      revision: posting.revision.number,
      counter: posting.counter,
      anchor,
      kind: intent.kind,
      isActionable: intent.isActionable,
      isOptional: intent.isOptional,
    },
    answers: [],
  };
  review.discussions.push(discussion);
  return discussion;
}
