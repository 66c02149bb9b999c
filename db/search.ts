import type { Database } from 'better-sqlite3';
import type { MessageId, Seconds } from './model.ts';
import { type Found, findPage, type SearchOptions, type Target } from './search/found.ts';
import { listMarkedLines, type MarkedLine, markText } from './search/mark.ts';
import { markerOf } from './search/marker.ts';
import { statement } from './statement.ts';

export type MessageHit = {
  readonly messageId: MessageId;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly sent: Seconds;
  readonly lists: readonly string[];
};

/** With what was found between U+0002 and U+0003: in the subject, and the first such lines of the body. */
export type MarkedHit = MessageHit & { readonly markedSubject: string; readonly lines: readonly MarkedLine[] };

type Row = Omit<MessageHit, 'lists'> & { readonly id: number; readonly time: number; readonly lists: string };

const MESSAGES: Target = {
  level: 'mail',
  scope: 'mail',
  columns: `message.id, sent AS time, message.message_id AS messageId, message.subject, from_name AS fromName,
    from_address AS fromAddress, sent, (SELECT json_group_array(DISTINCT list) FROM
      (SELECT list FROM message_list WHERE message_list.message = message.id ORDER BY list)) AS lists`,
  // Without words along the index of times.
  from: 'message INDEXED BY message_sent',
  time: 'sent',
  id: 'message.id',
  inList: 'EXISTS (SELECT 1 FROM message_list WHERE message_list.message = message.id AND list = ?)',
};

/** Lines shown of a mail, and how much of it is looked at for them. */
const LINES = 3;
const LOOKED_AT = 100_000;

/** Mails, the newest first; the query is in the language of docs/search.md, which is public-inbox's and more. */
export function searchMessages(db: Database, query: string, options: SearchOptions): Found<MessageHit> {
  return findPage<Row, MessageHit>(db, MESSAGES, query, options, (rows) => rows.map(hitOf));
}

/** The same for readers, with what was found. */
export function searchMarkedMessages(db: Database, query: string, options: SearchOptions): Found<MarkedHit> {
  return findPage<Row, MarkedHit>(db, MESSAGES, query, options, (rows, tree) => {
    const marker = markerOf(db, tree);
    const start = statement<{ start: string }>(
      db,
      `SELECT substr(body, 1, ${LOOKED_AT}) AS start FROM message WHERE id = ?`,
    );
    return rows.map((row) => ({
      ...hitOf(row),
      markedSubject: markText(row.subject, marker),
      lines: listMarkedLines(start.get(row.id)?.start ?? '', marker, LINES),
    }));
  });
}

function hitOf({ id: _, time: __, lists, ...hit }: Row): MessageHit {
  return { ...hit, lists: JSON.parse(lists) as string[] };
}
