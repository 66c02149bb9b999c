import type { Database } from 'better-sqlite3';
import type { Decision, DecisionKind, JudgedComment, MessageId } from './model.ts';
import { statement } from './statement.ts';
import { listMerges } from './topic-edits.ts';

export const DECISION_KINDS: readonly DecisionKind[] = ['explained', 'withdrawn', 'unopposed', 'insisted'];

/** What discussions are narrowed to. */
export type DecisionQuery = {
  readonly kind?: DecisionKind;
  readonly list?: string;
  /** A path begins with this. */
  readonly path?: string;
  /** The key of a topic that the comment asks for. */
  readonly topic?: string;
  /** In the comment, the reason or the consent. */
  readonly text?: string;
};

/** A comment whose discussion came to a decision. */
export type DecidedComment = {
  readonly comment: JudgedComment;
  readonly decision: Decision;
  readonly series: MessageId;
  readonly title: string;
};

const CONDITIONS = {
  kind: 'decision.kind = :kind',
  list: 'c.series IN (SELECT series FROM series_list WHERE list = :list)',
  path: 'substr(c.file, 1, length(:path)) = :path',
  topic: 'c.number IN (SELECT comment FROM comment_topic WHERE key IN (SELECT value FROM json_each(:topic)))',
  text: `(c.content LIKE :text ESCAPE '\\' OR decision.content LIKE :text ESCAPE '\\')`,
} as const;

/** Discussions that were settled with a reason, the newest first. */
export function listDecisions(db: Database, query: DecisionQuery, limit: number, skip = 0): DecidedComment[] {
  const values = {
    ...query,
    topic: query.topic && keysOf(db, query.topic),
    text: query.text && `%${query.text.replace(/[\\%_]/g, '\\$&')}%`,
  };
  const given = Object.entries(values).filter(([, value]) => value);
  const where = given.map(([name]) => CONDITIONS[name as keyof typeof CONDITIONS]);
  type Row = { comment: string; decision: string; series: MessageId; title: string };
  return statement<Row>(
    db,
    `SELECT c.content AS comment, decision.content AS decision, c.series, title
     FROM decision JOIN comment AS c ON c.number = decision.comment JOIN series ON series.id = c.series
     ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY c.sent DESC, c.id LIMIT :limit OFFSET :skip`,
  )
    .all({ ...Object.fromEntries(given), limit, skip })
    .map(({ comment, decision, ...rest }) => ({
      ...rest,
      comment: JSON.parse(comment) as JudgedComment,
      decision: JSON.parse(decision) as Decision,
    }));
}

/** A topic and those merged into it, as JSON. */
function keysOf(db: Database, topic: string): string {
  const merged = [...listMerges(db)].filter(([, root]) => root === topic).map(([key]) => key);
  return JSON.stringify([topic, ...merged]);
}
