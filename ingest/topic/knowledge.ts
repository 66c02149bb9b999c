import type { Decision, JudgedComment, Knowledge, TopicMention } from '#db/model.ts';
import { findDecision } from './decision.ts';
import { listTopicMentions } from './topic.ts';

/** What the comments of a series ask for, and what their discussions decided. */
export function gatherKnowledge(comments: readonly JudgedComment[]): Knowledge {
  const topics = new Map<string, readonly TopicMention[]>();
  const decisions = new Map<string, Decision>();
  for (const comment of comments) {
    const mentions = listTopicMentions(comment);
    if (mentions.length > 0) topics.set(comment.id, mentions);
    const decision = findDecision(comment);
    if (decision) decisions.set(comment.id, decision);
  }
  return { topics, decisions };
}
