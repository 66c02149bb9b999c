import type { Database } from 'better-sqlite3';
import { listSeriesMarks } from './marks.ts';
import type { MessageId, Seconds } from './model.ts';
import { type KnownPerson, listAwaitingLook, listMissed, type ReviewerComment } from './people.ts';
import { listOwnSeries, listReady } from './queue.ts';
import { findReview } from './reviews.ts';
import { findSeriesRow, type SeriesRow } from './series.ts';
import { statement } from './statement.ts';
import { isOutstanding, type StandingItem, statusOf } from './status.ts';

/** What somebody is told: as an author, a reviewer, a maintainer. */
export type Role = 'author' | 'reviewer' | 'maintainer';

export const ROLES: readonly Role[] = ['author', 'reviewer', 'maintainer'];

/** What waits for one person. */
export type Digest = {
  /** Series of theirs with what is outstanding: first what the newest revision missed. */
  readonly own: readonly { readonly series: SeriesRow; readonly items: readonly StandingItem[] }[];
  /** Items of theirs that are said to be addressed and wait for their look. */
  readonly toLook: readonly ReviewerComment[];
  /** Items of theirs that the newest revision came without. */
  readonly missed: readonly ReviewerComment[];
  /** Series that can be applied, on the lists whose patches they apply. */
  readonly ready: readonly SeriesRow[];
};

/** Nobody reads more at once; the pages have all. */
const MOST = 30;

const MISSED = ['unaddressed', 'partial', 'regressed'];

/** @param since series without mail after it are left out */
export function digestOf(db: Database, person: KnownPerson, roles: readonly Role[], since: Seconds): Digest {
  const isLively = (id: MessageId) => (findSeriesRow(db, id)?.lastActivity ?? 0) >= since;
  const { addresses } = person;
  const reviewed = (list: typeof listMissed) =>
    roles.includes('reviewer') ? list(db, addresses, MOST).filter(({ series }) => isLively(series)) : [];
  return {
    own: roles.includes('author') ? listOwn(db, addresses).filter(({ series }) => series.lastActivity >= since) : [],
    toLook: reviewed(listAwaitingLook),
    missed: reviewed(listMissed),
    ready: roles.includes('maintainer')
      ? listReadyFor(db, addresses).filter(({ lastActivity }) => lastActivity >= since)
      : [],
  };
}

function listOwn(db: Database, addresses: readonly string[]): Digest['own'] {
  return listOwnSeries(db, addresses, MOST, 'all')
    .map((series) => ({ series, items: listOutstanding(db, series.id) }))
    .filter(({ items }) => items.length > 0);
}

function listOutstanding(db: Database, id: MessageId): StandingItem[] {
  const marks = listSeriesMarks(db, id);
  return (findReview(db, id)?.comments ?? [])
    .filter((comment) => comment.isActionable)
    .map((comment) => ({ comment, status: statusOf(comment, marks.get(comment.id)) }))
    .filter(({ status }) => isOutstanding(status))
    .sort((a, b) => Number(isMissed(b)) - Number(isMissed(a)) || (a.comment.counter ?? 0) - (b.comment.counter ?? 0));
}

/** Asked for on an earlier revision, and not in the newest one. */
export function isMissed({ status }: StandingItem): boolean {
  return MISSED.includes(status);
}

/** Who applied a patch of a list is a maintainer there. */
function listReadyFor(db: Database, addresses: readonly string[]): SeriesRow[] {
  const lists = statement<{ list: string }>(
    db,
    `SELECT DISTINCT list FROM applied_patch JOIN series_list USING (series)
     WHERE committer_address IN (SELECT value FROM json_each(?)) ORDER BY list`,
  ).all(JSON.stringify(addresses));
  const rows = lists.flatMap(({ list }) => listReady(db, list, MOST));
  return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, MOST);
}

/** The names of all that a digest tells: another status of an item is something else to tell. */
export function listTold({ own, toLook, missed, ready }: Digest): string[] {
  return [
    ...own.flatMap(({ items }) => items.map(({ comment, status }) => `item ${comment.id} ${status}`)),
    ...toLook.map(({ comment }) => `look ${comment.id} ${comment.judgement.addressedIn?.name}`),
    ...missed.map(({ comment }) => `missed ${comment.id} ${comment.judgement.status}`),
    ...ready.map(({ id, revisionName }) => `ready ${id} ${revisionName}`),
  ];
}
