import type { Comment, GivenTrailer, Message, MessageId, Patch, Series } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';
import { closeDiscussions } from './comment.ts';
import type { Review } from './discussion.ts';
import { listPostings, type Posting } from './posting.ts';
import { type PostingView, viewPosting } from './posting-view.ts';
import { type Reply, readReply } from './reply.ts';
import { reviewReply } from './reply-review.ts';
import { listReplyTrailers } from './reply-trailer.ts';

export type ReviewInput = {
  readonly series: Series;
  readonly messages: ReadonlyMap<MessageId, Message>;
  /** What the patch mails contain; covers are missing. */
  readonly patches: ReadonlyMap<MessageId, Patch>;
  readonly thread: { readonly parents: ReadonlyMap<MessageId, MessageId | null> };
  /** All other mails of the threads. */
  readonly replies: readonly Message[];
};

/** From the replies to a series to what its reviewers say of it. Bad mail gives fewer comments, never an error. */
export function reviewSeries(input: ReviewInput): { comments: Comment[]; trailers: GivenTrailer[] } {
  const postings = listPostings(input.series);
  const views = new Map<MessageId, PostingView>();
  const read = new Map<MessageId, Reply>();
  const review: Review = { discussions: [], passages: new Map() };
  const trailers: GivenTrailer[] = [];
  const strays = new Set<MessageId>();
  for (const message of parentsFirst(input)) {
    if (isStray(message)) strays.add(message.messageId);
    const { parent, posting } = findAnswered(message.messageId, input, postings, read, strays);
    if (!posting) continue;
    const view = views.get(posting.messageId) ?? viewPosting(posting, input);
    views.set(posting.messageId, view);
    const reply = readReply(message, parent, posting, view.index);
    read.set(message.messageId, reply);
    const given = listReplyTrailers(reply);
    reviewReply(review, reply, view, given);
    for (const trailer of given) trailers.push(trailer);
  }
  return { comments: closeDiscussions(review.discussions), trailers };
}

/** Oldest first, but each below what it answers, whatever the clocks of their writers say. */
function parentsFirst({ replies, thread }: ReviewInput): Message[] {
  const byId = new Map(replies.map((message) => [message.messageId, message]));
  const ordered = new Set<Message>();
  for (const message of [...replies].sort(bySent)) {
    const path = new Set<Message>();
    for (let at: Message | undefined = message; at && !ordered.has(at) && !path.has(at); at = above(at)) path.add(at);
    for (const each of [...path].reverse()) ordered.add(each);
  }
  return [...ordered];

  function above(message: Message): Message | undefined {
    const parent = thread.parents.get(message.messageId);
    return parent ? byId.get(parent) : undefined;
  }
}

function bySent(a: Message, b: Message): number {
  return a.sent - b.sent || (a.messageId < b.messageId ? -1 : 1);
}

/** A patch of somebody's within the thread, which is not of the series: what stands below it is about that patch. */
function isStray({ subject }: Message): boolean {
  if (/^re:/i.test(subject)) return false;
  const { kind, isReply } = parseSubject(subject);
  return kind === 'patch' && !isReply;
}

/** Goes up the thread step by step to the nearest reply that was read, and to the patch or cover that it answers. */
function findAnswered(
  id: MessageId,
  { thread }: ReviewInput,
  postings: ReadonlyMap<MessageId, Posting>,
  read: ReadonlyMap<MessageId, Reply>,
  strays: ReadonlySet<MessageId>,
): { parent: Reply | null; posting: Posting | undefined } {
  const seen = new Set<MessageId>();
  for (let at: MessageId | null | undefined = id; at && !seen.has(at); at = thread.parents.get(at)) {
    seen.add(at);
    if (strays.has(at)) break;
    const posting = postings.get(at);
    if (posting) return { parent: null, posting };
    const parent = read.get(at);
    if (parent) return { parent, posting: parent.posting };
  }
  return { parent: null, posting: undefined };
}
