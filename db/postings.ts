import type { Database } from 'better-sqlite3';
import type { MessageId, Seconds } from './model.ts';
import { PATCH_STATE, type PatchState } from './patch-state.ts';
import { statement } from './statement.ts';

/** A mail that is part of a series, as lists of patches, covers and revisions show it. */
export type Posting = {
  readonly number: number;
  readonly messageId: MessageId;
  readonly series: MessageId;
  readonly head: MessageId;
  readonly revision: number;
  /** 0 for the cover letter. */
  readonly counter: number;
  readonly total: number;
  readonly subject: string;
  /** JSON: what the subject says */
  readonly parsedSubject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly fromNumber: number;
  readonly sent: Seconds;
  readonly state: PatchState;
  readonly patchId: string | null;
};

/** A revision is listed by its head: the cover letter, else the first patch. */
export type PostingKind = 'patch' | 'cover' | 'revision';

/** Several values of one filter are alternatives. */
export type PostingFilter = {
  readonly lists?: readonly string[];
  /** Numbers of heads. */
  readonly revisions?: readonly number[];
  /** Numbers, or addresses in lower case. */
  readonly submitters?: readonly (number | string)[];
  readonly states?: readonly string[];
  readonly patchIds?: readonly string[];
  readonly messageIds?: readonly string[];
  /** In the subject, in any case. */
  readonly text?: string;
  readonly since?: Seconds;
  readonly before?: Seconds;
};

export type PostingOrder = { readonly by: 'number' | 'subject' | 'sent' | 'from'; readonly isDown: boolean };

const KINDS: Readonly<Record<PostingKind, string>> = {
  patch: 'posting.counter > 0',
  cover: 'posting.counter = 0',
  revision: 'posting.message_id = posting.head',
};

const ORDERS: Readonly<Record<PostingOrder['by'], string>> = {
  number: 'number.id',
  subject: 'message.subject',
  sent: 'message.sent',
  from: 'message.from_name',
};

/** Of several contents under one Message-ID the one sent first stands for the mail, as everywhere. */
const FROM = `FROM series_posting AS posting JOIN series ON series.id = posting.series
  JOIN number ON number.kind = 'message' AND number.key = posting.message_id
  JOIN message ON message.id =
    (SELECT id FROM message WHERE message_id = posting.message_id ORDER BY sent, content_hash LIMIT 1)
  LEFT JOIN patch ON patch.message = message.id`;

const SELECT = `SELECT number.id AS number, posting.message_id AS messageId, posting.series, posting.head,
  posting.revision, posting.counter, posting.total, message.subject, message.posting ->> '$.subject' AS parsedSubject,
  message.from_name AS fromName, message.from_address AS fromAddress,
  (SELECT id FROM number WHERE kind = 'person' AND key = message.from_address) AS fromNumber,
  message.sent, ${PATCH_STATE} AS state, patch.patch_id AS patchId ${FROM}`;

const IN = (name: string) => `IN (SELECT value FROM json_each(:${name}))`;

/** Each is a condition on a row, with its value named as in the filter. */
const CONDITIONS: Readonly<Record<keyof PostingFilter, string>> = {
  lists: `EXISTS (SELECT 1 FROM series_list WHERE series_list.series = posting.series AND list ${IN('lists')})`,
  revisions: `posting.head IN (SELECT key FROM number WHERE kind = 'message' AND id ${IN('revisions')})`,
  submitters: `message.from_address IN (SELECT key FROM number
    WHERE kind = 'person' AND (id ${IN('submitters')} OR lower(key) ${IN('submitters')}))`,
  states: `${PATCH_STATE} ${IN('states')}`,
  patchIds: `patch.patch_id ${IN('patchIds')}`,
  messageIds: `posting.message_id ${IN('messageIds')}`,
  text: "message.subject LIKE :text ESCAPE '\\'",
  since: 'message.sent >= :since',
  before: 'message.sent < :before',
};

/** Postings of a kind that fit, in the order asked for; equal ones by number. */
export function listPostings(
  db: Database,
  kind: PostingKind,
  filter: PostingFilter,
  order: PostingOrder,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Posting[] {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const where = [KINDS[kind], ...given.map(([name]) => CONDITIONS[name as keyof PostingFilter])];
  const direction = order.isDown ? 'DESC' : 'ASC';
  return statement<Posting>(
    db,
    `${SELECT} WHERE ${where.join(' AND ')}
     ORDER BY ${ORDERS[order.by]} ${direction}, number.id ${direction} LIMIT :limit OFFSET :offset`,
  ).all({ ...Object.fromEntries(given.map(([name, value]) => [name, bound(name, value)])), limit, offset });
}

/** A posting by its number; of a mail that is in two series the one of the older series. */
export function findPosting(db: Database, kind: PostingKind, number: number): Posting | undefined {
  return statement<Posting>(
    db,
    `${SELECT} WHERE ${KINDS[kind]} AND number.id = ? ORDER BY series.first_posted LIMIT 1`,
  ).get(number);
}

/** A posting by its Message-ID. */
export function findPostingOf(db: Database, messageId: string): Posting | undefined {
  return statement<Posting>(db, `${SELECT} WHERE posting.message_id = ? ORDER BY series.first_posted LIMIT 1`).get(
    messageId,
  );
}

/** The cover and patches of a revision, by counter. */
export function listRevisionPostings(db: Database, head: string): Posting[] {
  return statement<Posting>(db, `${SELECT} WHERE posting.head = ? ORDER BY posting.counter, number.id`).all(head);
}

function bound(name: string, value: unknown): unknown {
  if (Array.isArray(value)) return JSON.stringify(value);
  return name === 'text' ? `%${String(value).replace(/[\\%_]/g, '\\$&')}%` : value;
}
