import type { Database } from 'better-sqlite3';
import type { MessageId, Seconds, Status } from './model.ts';
import { statement } from './statement.ts';
import { OUTSTANDING_SQL } from './status.ts';
import { STATUS_NOW } from './tallies.ts';

/** A reply to a cover or patch, with where the items that it makes stand. */
export type PostingReply = {
  readonly number: number;
  readonly messageId: MessageId;
  readonly posting: MessageId;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly fromNumber: number;
  readonly sent: Seconds;
  readonly items: number;
  readonly outstanding: number;
};

const ITEM = 'FROM comment AS c WHERE c.message_id = answer.message_id AND c.is_actionable = 1';

const SELECT = `SELECT number.id AS number, answer.message_id AS messageId, answer.posting, message.subject,
  message.from_name AS fromName, message.from_address AS fromAddress,
  (SELECT id FROM number WHERE kind = 'person' AND key = message.from_address) AS fromNumber, message.sent,
  (SELECT count(*) ${ITEM}) AS items, (SELECT count(*) ${ITEM} AND ${STATUS_NOW} IN ${OUTSTANDING_SQL}) AS outstanding
FROM posting_reply AS answer JOIN number ON number.kind = 'message' AND number.key = answer.message_id
  JOIN message ON message.id =
    (SELECT id FROM message WHERE message_id = answer.message_id ORDER BY sent, content_hash LIMIT 1)
WHERE answer.posting = :posting`;

/** The replies to a cover or patch, in the order in which they came. */
export function listPostingReplies(
  db: Database,
  posting: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): PostingReply[] {
  return statement<PostingReply>(db, `${SELECT} ORDER BY number.id LIMIT :limit OFFSET :offset`).all({
    posting,
    offset,
    limit,
  });
}

export function findPostingReply(db: Database, posting: string, number: number): PostingReply | undefined {
  return statement<PostingReply>(db, `${SELECT} AND number.id = :number LIMIT 1`).get({ posting, number });
}

/** The items that a mail makes, with where they stand. */
export function listReplyItems(db: Database, messageId: string): { readonly id: string; readonly status: Status }[] {
  return statement<{ id: string; status: Status }>(
    db,
    `SELECT c.id, ${STATUS_NOW} AS status FROM comment AS c WHERE c.message_id = ? AND c.is_actionable = 1 ORDER BY c.id`,
  ).all(messageId);
}
