import type { LineRange } from '#db/model.ts';
import { samePerson } from '#ingest/mail/address.ts';
import { findAnchor } from './anchor.ts';
import {
  addAnswer,
  type Context,
  type Discussion,
  discussionsOf,
  findContext,
  openDiscussion,
  type Passage,
  type Review,
} from './discussion.ts';
import { type Intent, type IntentContext, parseIntent } from './intent.ts';
import type { PostingView } from './posting-view.ts';
import { type Remark, remarkOf, splitRun } from './remark.ts';
import type { Reply } from './reply.ts';
import { parseFollowUp } from './response.ts';
import { isRobot } from './robot.ts';

/** Shorter words are of the discussion alone. */
const MIN_SUBSTANCE = 60;

/** Older discussions that a new request in the middle of one still belongs to; bounds the cost of endless threads. */
const MAX_DISCUSSIONS = 4;

/** The latest answers that are looked at for one by the same person. */
const MAX_ANSWERS = 50;

/**
 * A run of a reviewer's words: remarks on the patch, or words in a discussion, which can ask for something new.
 * @param isContent whether the mail gives a tag without conditions
 */
export function reviewRun(
  review: Review,
  reply: Reply,
  view: PostingView,
  run: LineRange,
  isContent: boolean,
): Passage[] {
  const context = findContext(reply, run.first, review.passages);
  const discussions = discussionsOf(review, reply, context);
  const found = contextOf(reply, context, discussions);
  const isRoot = found === 'quoted-patch' || found === 'whole-mail';
  const intentContext = found === 'quoted-patch' && isContent ? 'tagged-patch' : found;
  return splitRun(reply, run).map((range) => {
    const remark = remarkOf(reply, range);
    const intent = parseIntent(remark.text.split('\n'), intentContext);
    addReviewerAnswer(discussions, reply, remark);
    if (!isRoot && !intent.isActionable && !isSubstantive(remark, intent)) return { ...range, discussions };
    const anchor = findAnchor(reply, range.first, view.patch);
    const opened = openDiscussion(review, reply, remark, anchor, intent, isRobot(reply.message.from, ''));
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
      answers
        .slice(-MAX_ANSWERS)
        .some((answer) => answer.messageId !== reply.message.messageId && samePerson(answer.from, from)),
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
