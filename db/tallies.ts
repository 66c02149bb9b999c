import type { Database } from 'better-sqlite3';
import type { MessageId, Status } from './model.ts';
import { statement } from './statement.ts';

/** How many actionable comments of a series stand where; a status without any is missing. */
export type StatusCounts = Partial<Record<Status, number>>;

/** Who gave tags to the patches of the newest revision, and how many of its patches have one of review. */
export type TagTally = {
  readonly reviewedPatches: number;
  readonly reviewers: readonly string[];
};

/** Status of each comment `c`: the mark in force (the last one, unless it takes the earlier ones back), else the machine's. */
export const STATUS_NOW = `coalesce(
  (SELECT mark.status FROM mark WHERE mark.comment_id = c.id ORDER BY mark.id DESC LIMIT 1), c.status)`;

export function countStatuses(db: Database, series: string): StatusCounts {
  const rows = statement<{ status: Status; count: number }>(
    db,
    `SELECT ${STATUS_NOW} AS status, count(*) AS count FROM comment AS c
     WHERE series = ? AND is_actionable = 1 GROUP BY 1`,
  ).all(series);
  return Object.fromEntries(rows.map((row) => [row.status, row.count]));
}

type TagRow = { messageId: MessageId; counter: number; who: string | null };

/** Reviewed-by and Acked-by on the newest revision: carried in its patches, or given in reply to them or its cover. */
export function tallyTags(db: Database, series: string): TagTally {
  const rows = statement<TagRow>(
    db,
    `WITH newest AS (
       SELECT value ->> 'messageId' AS message_id, value ->> 'counter' AS counter, revision
       FROM series, json_each(series.content, '$.revisions[#-1].patches') WHERE series.id = :series
     )
     SELECT newest.message_id AS messageId, counter, trailer.value ->> 'value' AS who
       FROM newest JOIN message USING (message_id) JOIN patch ON patch.message = message.id,
         json_each(patch.content, '$.trailers') AS trailer
       WHERE lower(trailer.value ->> 'token') IN ('reviewed-by', 'acked-by')
     UNION SELECT newest.message_id, newest.counter, given.value FROM newest JOIN given_trailer AS given
       ON given.series = :series AND given.revision = newest.revision AND given.counter IN (0, newest.counter)
       WHERE lower(token) IN ('reviewed-by', 'acked-by') AND is_conditional = 0`,
  ).all({ series });
  return {
    reviewedPatches: new Set(rows.map((row) => row.messageId)).size,
    reviewers: [...new Set(rows.flatMap((row) => (row.who === null ? [] : [row.who.replace(/\s*<.*$/, '')])))],
  };
}
