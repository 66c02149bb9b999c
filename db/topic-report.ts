import type { Database } from 'better-sqlite3';
import { type DecidedComment, listDecisions } from './decisions.ts';
import type { StatusCounts } from './tallies.ts';
import { listTopicEdits, valueInForce } from './topic-edits.ts';
import { findExamples, type TopicExample } from './topic-examples.ts';
import { MOST_SUMMARIZED, summarizeTopic, type TopicSummary } from './topic-summary.ts';
import { countTopicStatuses, findTopic, listTopicComments, type TopicRow } from './topics.ts';

/** All that is told of one topic. */
export type TopicReport = TopicSummary & {
  readonly topic: TopicRow;
  readonly statuses: StatusCounts;
  /** What people wrote about it, in Markdown. */
  readonly note: string | null;
  readonly examples: readonly TopicExample[];
  /** Discussions about it that were settled with a reason, the newest first. */
  readonly decisions: readonly DecidedComment[];
};

/** How many examples and decisions a report has at most. */
export type ReportLimits = { readonly examples: number; readonly decisions: number };

const LIMITS: ReportLimits = { examples: 2, decisions: 100 };

/** A topic by its key, or by that of one merged into it; undefined where nobody asks for it. */
export function findTopicReport(db: Database, key: string, limits = LIMITS): TopicReport | undefined {
  const topic = findTopic(db, key);
  if (!topic) return undefined;
  const comments = listTopicComments(db, topic.key, MOST_SUMMARIZED);
  return {
    topic,
    note: valueInForce(listTopicEdits(db, topic.key), 'note'),
    statuses: countTopicStatuses(db, topic.key),
    ...summarizeTopic(comments),
    examples: findExamples(db, comments, limits.examples),
    decisions: listDecisions(db, { topic: topic.key }, limits.decisions),
  };
}
