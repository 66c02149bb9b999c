import type { LineRange } from '#db/model.ts';
import { findAnchor } from './anchor.ts';
import {
  addAnswer,
  type Discussion,
  discussionsOf,
  findContext,
  MAX_AT_ONCE,
  openDiscussion,
  type Passage,
  type Review,
} from './discussion.ts';
import type { Intent } from './intent.ts';
import type { PostingView } from './posting-view.ts';
import { type Remark, remarkOf, splitParagraphs } from './remark.ts';
import type { Reply } from './reply.ts';
import { isGeneralResponse, parseResponse } from './response.ts';
import { listTellingStems } from './word.ts';

/** An explanation that quotes nothing can be meant for so many remarks. */
const MAX_MEANT = 2;

/** What the author says answers what he quotes; on its own patch it can be a remark, too. */
export function answerAsAuthor(review: Review, reply: Reply, view: PostingView, runs: readonly LineRange[]): Passage[] {
  const passages = runs.map((run): Passage => {
    const remark = remarkOf(reply, run);
    const discussions = listAnswered(review, reply, remark, runs.length === 1);
    if (discussions.length === 0 && (view.isMissing || isOnOwnPatch(reply, run))) {
      const promises = listPromises(reply, run).map((promise) => promiseItem(review, reply, view, promise));
      if (promises.length > 0) return { ...run, discussions: promises };
    }
    addAnswer(discussions, reply.message, remark, 'author', parseResponse(remark.text));
    return { ...run, discussions };
  });
  if (reply.parent) {
    answerTogether(review, reply, reply.parent, passages);
    answerInGeneral(review, reply, reply.parent, passages);
  }
  return passages;
}

/** The discussions that words of the author go on with. @param isAlone whether the mail says nothing else */
function listAnswered(review: Review, reply: Reply, remark: Remark, isAlone: boolean): readonly Discussion[] {
  const context = findContext(reply, remark.first, review.passages);
  const discussions = discussionsOf(review, reply, context);
  if (context.kind !== 'mail') return discussions;
  // Words on top of a mail that answers point by point are no answer to a point.
  if (!isAlone) return [];
  const kind = parseResponse(remark.text);
  return discussions.length <= MAX_MEANT || (kind !== 'explained' && kind !== 'asked') ? discussions : [];
}

/** Words of its own that an answer below another quote must share with a question to be meant for it, too. */
const SHARED = 3;
const SHARE = 1 / 4;

/** Two questions quoted one after the other, and below the second an answer that speaks in the words of both. */
function answerTogether(review: Review, reply: Reply, parent: Reply, passages: readonly Passage[]): void {
  const answered = new Set(passages.flatMap((passage) => passage.discussions));
  for (const discussion of listBegun(review, parent)) {
    if (discussion.comment.kind !== 'question' || answered.has(discussion)) continue;
    const quoted = findQuote(reply, discussion);
    const passage = quoted === 0 ? undefined : passages.find(({ first }) => first > quoted);
    if (!passage) continue;
    const remark = remarkOf(reply, passage);
    if (speaksOf(remark, discussion)) {
      addAnswer([discussion], reply.message, remark, 'author', parseResponse(remark.text));
    }
  }
}

/** The line of a reply that quotes the end of a comment; 0 where it was cut. */
function findQuote({ said }: Reply, { comment: { messageId, last } }: Discussion): number {
  return Math.max(
    0,
    said.findIndex((spot) => spot?.messageId === messageId && spot.line === last),
  );
}

function speaksOf(answer: Remark, { comment: { text } }: Discussion): boolean {
  const asked = listTellingStems(text.slice(0, MAX_TEXT));
  let shared = 0;
  for (const stem of listTellingStems(answer.text.slice(0, MAX_TEXT))) if (asked.has(stem)) shared++;
  return shared >= SHARED && shared >= asked.size * SHARE;
}

const MAX_TEXT = 2_000;

/** "I'll fix all of these in v3" answers also the remarks of the mail that are not quoted. */
function answerInGeneral(review: Review, reply: Reply, parent: Reply, passages: readonly Passage[]): void {
  const general = passages.find((passage) =>
    isGeneralResponse(remarkOf(reply, passage).text, !passage.discussions.some(({ comment }) => comment.isActionable)),
  );
  if (!general) return;
  const answered = new Set(passages.flatMap((passage) => passage.discussions));
  const others = listBegun(review, parent).filter((each) => !answered.has(each));
  const remark = remarkOf(reply, general);
  addAnswer(others.slice(0, MAX_AT_ONCE), reply.message, remark, 'author', parseResponse(remark.text));
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

/** The paragraphs that say what the author will change: each is an item, which nobody but he has asked for (T75). */
function listPromises(reply: Reply, run: LineRange): Remark[] {
  return splitParagraphs(reply, run)
    .map((range) => remarkOf(reply, range))
    .filter(isPromise);
}

function promiseItem(review: Review, reply: Reply, view: PostingView, promise: Remark): Discussion {
  const intent: Intent = { kind: 'request', isActionable: true, isOptional: false };
  const anchor = findAnchor(reply, promise.first, view.patch);
  const discussion = openDiscussion(review, reply, promise, anchor, intent, false);
  addAnswer([discussion], reply.message, promise, 'author', 'agreed');
  return discussion;
}

function isPromise({ text }: Remark): boolean {
  return /\b(?:i'?ll|i will|will|need to|should|must) (?:\w+ )?(?:fix|change|remove|drop|add|update|rename|correct|move|resend|send)\b/i.test(
    text,
  );
}

/** The discussions that began in a mail. */
function listBegun(review: Review, reply: Reply): Discussion[] {
  const { messageId } = reply.message;
  const all = (review.passages.get(messageId) ?? []).flatMap((passage) => passage.discussions);
  return [...new Set(all)].filter((each) => each.comment.messageId === messageId);
}
