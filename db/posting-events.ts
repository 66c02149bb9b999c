import type { Database } from 'better-sqlite3';
import type { MessageId, Seconds } from './model.ts';
import { statement } from './statement.ts';

/** What happened to a series, as Patchwork's events tell it; `messageId` is the mail by which it happened. */
export type PostingEvent = {
  readonly number: number;
  readonly category: EventCategory;
  readonly messageId: MessageId;
  /** The cover or patch: the mail itself, or what it answers. */
  readonly posting: MessageId;
  readonly head: MessageId;
  readonly series: MessageId;
  readonly sent: Seconds;
};

/** A number for an event is made of its mail's and of the place of its category here: only ever add at the end. */
const CATEGORIES = [
  'series-created',
  'cover-created',
  'patch-created',
  'patch-completed',
  'series-completed',
  'cover-comment-created',
  'patch-comment-created',
] as const;

export type EventCategory = (typeof CATEGORIES)[number];

/** Room for more of them. */
const CATEGORIES_AT_MOST = 16;

export type EventFilter = {
  readonly lists?: readonly string[];
  readonly categories?: readonly string[];
  /** Numbers of the heads, patches or covers. */
  readonly revisions?: readonly number[];
  readonly postings?: readonly number[];
  readonly since?: Seconds;
  readonly before?: Seconds;
};

const SENT = '(SELECT sent FROM message WHERE message_id = part.message_id ORDER BY sent, content_hash LIMIT 1)';
const OF_POSTING = 'part.message_id, part.message_id AS posting, part.head, part.series';
/** How many of the patches up to this one are there. */
const EARLIER = `(SELECT count(DISTINCT counter) FROM series_posting AS other
  WHERE other.head = part.head AND other.counter BETWEEN 1 AND part.counter)`;
const IS_COMPLETE = `part.counter > 0 AND ${EARLIER} = part.counter`;

const EVENTS = `
  SELECT 0 AS category, ${SENT} AS sent, ${OF_POSTING} FROM series_posting AS part WHERE part.message_id = part.head
  UNION ALL SELECT 1, ${SENT}, ${OF_POSTING} FROM series_posting AS part WHERE part.counter = 0
  UNION ALL SELECT 2, ${SENT}, ${OF_POSTING} FROM series_posting AS part WHERE part.counter > 0
  UNION ALL SELECT 3, ${SENT}, ${OF_POSTING} FROM series_posting AS part WHERE ${IS_COMPLETE}
  UNION ALL SELECT 4, ${SENT}, ${OF_POSTING} FROM series_posting AS part
    WHERE part.counter = part.total AND ${IS_COMPLETE}
  UNION ALL SELECT CASE about.counter WHEN 0 THEN 5 ELSE 6 END,
    ${SENT}, part.message_id, part.posting, about.head, part.series
    FROM posting_reply AS part JOIN series_posting AS about
      ON about.message_id = part.posting AND about.series = part.series`;

const IN = (name: string) => `IN (SELECT value FROM json_each(:${name}))`;
const KEY_IN = (name: string) => `IN (SELECT key FROM number WHERE kind = 'message' AND id ${IN(name)})`;

const CONDITIONS: Readonly<Record<keyof EventFilter, string>> = {
  lists: `EXISTS (SELECT 1 FROM series_list WHERE series_list.series = event.series AND list ${IN('lists')})`,
  categories: `event.category ${IN('categories')}`,
  revisions: `event.head ${KEY_IN('revisions')}`,
  postings: `event.posting ${KEY_IN('postings')}`,
  since: 'event.sent >= :since',
  before: 'event.sent < :before',
};

/** Events that fit, by the time of their mail. */
export function listPostingEvents(
  db: Database,
  { categories, ...rest }: EventFilter,
  { offset, limit, isDown }: { readonly offset: number; readonly limit: number; readonly isDown: boolean },
): PostingEvent[] {
  const filter = { ...rest, ...(categories ? { categories: categories.map(placeOf) } : {}) };
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const where = given.map(([name]) => CONDITIONS[name as keyof EventFilter]);
  const direction = isDown ? 'DESC' : 'ASC';
  const rows = statement<Omit<PostingEvent, 'category' | 'number'> & { category: number; mail: number }>(
    db,
    `SELECT event.category, event.sent, event.message_id AS messageId, event.posting, event.head, event.series,
       number.id AS mail
     FROM (${EVENTS}) AS event JOIN number ON number.kind = 'message' AND number.key = event.message_id
     ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
     ORDER BY event.sent ${direction}, number.id ${direction}, event.category ${direction}
     LIMIT :limit OFFSET :offset`,
  ).all({
    ...Object.fromEntries(given.map(([name, value]) => [name, Array.isArray(value) ? JSON.stringify(value) : value])),
    limit,
    offset,
  });
  return rows.map(({ mail, category, ...row }) => ({
    ...row,
    number: mail * CATEGORIES_AT_MOST + category,
    category: CATEGORIES[category] ?? 'series-created',
  }));
}

function placeOf(category: string): number {
  return (CATEGORIES as readonly string[]).indexOf(category);
}
