import type { Database } from 'better-sqlite3';
import type { Block, MessageId, Person, Seconds } from './model.ts';
import { statement } from './statement.ts';

/** A mail as its thread shows it. */
export type ThreadMail = {
  readonly messageId: MessageId;
  readonly from: Person;
  readonly subject: string;
  readonly sent: Seconds;
  readonly references: readonly MessageId[];
  readonly isPatch: boolean;
};

export type ThreadText = { readonly body: string; readonly blocks: readonly Block[] | null };

type Row = {
  messageId: MessageId;
  name: string;
  address: string;
  subject: string;
  sent: number;
  header: string;
  isPatch: number;
};

/** All mails that hang together with this one by references, oldest first; none for an unknown one. */
export function listThread(db: Database, messageId: string): ThreadMail[] {
  const rows = statement<Row>(
    db,
    `SELECT message_id AS messageId, from_name AS name, from_address AS address, subject, sent, header,
       EXISTS (SELECT 1 FROM patch WHERE patch.message = message.id) AS isPatch
     FROM message WHERE cluster = (SELECT cluster FROM message WHERE message_id = ?)
     ORDER BY sent, message_id, content_hash`,
  ).all(messageId);
  const mails = new Map<MessageId, ThreadMail>();
  for (const { name, address, header, isPatch, ...row } of rows) {
    if (mails.has(row.messageId)) continue;
    const { references } = JSON.parse(header) as { references: MessageId[] };
    mails.set(row.messageId, { ...row, from: { name, address }, references, isPatch: isPatch === 1 });
  }
  return connectedTo(messageId as MessageId, mails);
}

/** The text of a mail of a thread. */
export function findThreadText(db: Database, messageId: MessageId): ThreadText | undefined {
  const row = statement<{ body: string; blocks: string | null }>(
    db,
    'SELECT body, blocks FROM message WHERE message_id = ? ORDER BY sent, content_hash',
  ).get(messageId);
  return row && { body: row.body, blocks: row.blocks === null ? null : (JSON.parse(row.blocks) as Block[]) };
}

/** A cluster may hold more than one thread: patches sent without threading are in it together. */
function connectedTo(start: MessageId, mails: ReadonlyMap<MessageId, ThreadMail>): ThreadMail[] {
  const roots = new Map<MessageId, MessageId>();
  const rootOf = (id: MessageId): MessageId => {
    let root = id;
    for (let up = roots.get(root); up !== undefined && up !== root; up = roots.get(root)) root = up;
    roots.set(id, root);
    return root;
  };
  for (const { messageId, references } of mails.values()) {
    for (const reference of references) roots.set(rootOf(reference), rootOf(messageId));
  }
  const own = rootOf(start);
  return [...mails.values()].filter(({ messageId }) => rootOf(messageId) === own);
}
