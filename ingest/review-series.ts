import type { AppliedPatch, Knowledge, Message, MessageId, Patch, Posting, SeriesReview } from '#db/model.ts';
import { listTold } from './commit/told.ts';
import { threadMessages } from './mail/thread.ts';
import { reviewSeries } from './review/review.ts';
import { assembleSeries, type LinkedRevision } from './series/series.ts';
import { findStandIn } from './series/stand-in.ts';
import { gatherKnowledge } from './topic/knowledge.ts';
import { judgeSeries } from './track/judge.ts';

/** The revisions of one series and all mails of their threads. */
export type ReviewJob = {
  readonly linked: readonly LinkedRevision[];
  readonly messages: readonly Message[];
  readonly patches: ReadonlyMap<MessageId, Patch>;
  /** Patches whose commits were found. */
  readonly applied: readonly AppliedPatch[];
};

export type ReviewResult = {
  readonly review: SeriesReview;
  readonly roles: ReadonlyMap<MessageId, 'cover' | 'patch' | 'reply'>;
  readonly lastActivity: number;
  readonly knowledge: Knowledge;
};

/** From revisions that hang together to what their review came to; undefined where no revision is left. */
export function reviewCluster({ linked, messages, patches: all, applied: found }: ReviewJob): ReviewResult | undefined {
  const byId = new Map(messages.map((message) => [message.messageId, message]));
  const postings = linked.flatMap(({ summary }) => summary.postings);
  const posted = new Set(postings.map((posting) => posting.messageId));
  const standIns = postings.filter((posting) => !byId.has(posting.messageId));
  const patches = new Map([...all].filter(([id]) => posted.has(id)));
  const series = assembleSeries(linked, byId, patches);
  if (!series) return undefined;
  const parents = adoptOrphans(byId, threadMessages(messages).parents, standIns);
  const thread = { parents };
  const replies = messages.filter(({ messageId }) => !posted.has(messageId) && isBelow(messageId, posted, parents));
  const { comments, trailers } = reviewSeries({ series, messages: byId, patches, thread, replies });
  const applied = withTold(found, listTold(series, replies));
  const judged = judgeSeries({ series, messages: byId, patches, comments, trailers, replies, applied });
  const roles = new Map<MessageId, 'cover' | 'patch' | 'reply'>();
  for (const id of posted) if (byId.has(id)) roles.set(id, patches.has(id) ? 'patch' : 'cover');
  for (const { messageId } of replies) roles.set(messageId, 'reply');
  const lastActivity = [...roles.keys()].reduce((latest, id) => Math.max(latest, byId.get(id)?.sent ?? 0), 0);
  const knowledge = gatherKnowledge(judged.comments);
  return { review: { series, trailers, applied, ...judged }, roles, lastActivity, knowledge };
}

/** A commit that was found says more than a mail that names one. */
function withTold(found: readonly AppliedPatch[], told: readonly AppliedPatch[]): AppliedPatch[] {
  const known = new Set(found.map(({ patch }) => patch));
  return [...found, ...told.filter(({ patch }) => !known.has(patch))];
}

type Parents = ReadonlyMap<MessageId, MessageId | null>;

/** Puts replies whose thread begins with what is missing below what stands in for it. */
function adoptOrphans(
  messages: ReadonlyMap<MessageId, Message>,
  parents: Parents,
  standIns: readonly Posting[],
): Parents {
  if (standIns.length === 0) return parents;
  const adopted = new Map(parents);
  for (const { messageId, subject } of messages.values()) {
    const parent = parents.get(messageId);
    const standIn = parent && messages.has(parent) ? undefined : findStandIn(subject, standIns);
    if (standIn && standIn.messageId !== messageId) adopted.set(messageId, standIn.messageId);
  }
  return adopted;
}

/** Whether the way up from a mail meets one of the series. */
function isBelow(id: MessageId, posted: ReadonlySet<MessageId>, parents: Parents): boolean {
  const seen = new Set<MessageId>();
  for (let at = parents.get(id); at && !seen.has(at); at = parents.get(at)) {
    if (posted.has(at)) return true;
    seen.add(at);
  }
  return false;
}
