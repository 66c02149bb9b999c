import type { Database } from 'better-sqlite3';
import type { MessageId } from './model.ts';
import { statement } from './statement.ts';

export type SearchHit = {
  readonly messageId: MessageId;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly sent: number;
  /** Around the words found, which stand between U+0002 and U+0003. */
  readonly excerpt: string;
};

/** Mails with all words of the query, the newest first. Words in double quotes are a phrase, `word*` is a prefix. */
export function searchMessages(db: Database, query: string, limit: number, offset = 0): SearchHit[] {
  const match = matchOf(query);
  if (match === '') return [];
  // The newest are found first, along the index of times: to rank, or to cut an excerpt from, every mail that has a
  // common word would take a second.
  return statement<SearchHit>(
    db,
    `WITH newest AS (
       SELECT id FROM message INDEXED BY message_sent
       WHERE +id IN (SELECT rowid FROM message_search WHERE message_search MATCH :match)
       ORDER BY sent DESC, id DESC LIMIT :limit OFFSET :offset
     )
     SELECT message.message_id AS messageId, message.subject, message.from_name AS fromName,
       message.from_address AS fromAddress, message.sent,
       snippet(message_search, 3, char(2), char(3), '…', 16) AS excerpt
     FROM message_search JOIN message ON message.id = message_search.rowid
     WHERE message_search MATCH :match AND message_search.rowid IN newest
     ORDER BY message.sent DESC, message.id DESC`,
  ).all({ match, limit, offset });
}

/** What people type as an FTS5 query in which nothing but `*` and quotes has a meaning. */
function matchOf(query: string): string {
  const words = query.match(/"[^"]*"|[^\s"]+/g) ?? [];
  return words
    .map((word) => {
      const isPrefix = word.endsWith('*');
      const text = word.replace(/["*]/g, ' ').trim();
      return /[\p{L}\p{N}]/u.test(text) ? `"${text}"${isPrefix ? '*' : ''}` : '';
    })
    .filter((word) => word !== '')
    .join(' ');
}
