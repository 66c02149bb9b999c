import type { Database } from 'better-sqlite3';
import { findArchive } from './archive.ts';
import { listItems } from './marked-review.ts';
import type { MessageId, Person, SeriesReview } from './model.ts';
import type { Outstanding } from './outstanding-text.ts';
import { findReview } from './reviews.ts';
import { listSeriesLists } from './series.ts';
import { statement } from './statement.ts';
import { isOutstanding, OUTSTANDING_SQL } from './status.ts';
import { STATUS_NOW } from './tallies.ts';

/** Texts are looked for in names and addresses, in any case. */
export type OutstandingFilter = {
  readonly list?: string | undefined;
  /** Of the series. */
  readonly author?: string | undefined;
  /** Of the items. */
  readonly reviewer?: string | undefined;
};

const CONDITIONS = {
  list: 'AND id IN (SELECT series FROM series_list WHERE list = :list)',
  author: "AND submitter_name || ' <' || submitter_address || '>' LIKE :author ESCAPE '\\'",
} as const;

const BY_REVIEWER = "AND c.reviewer_name || ' <' || c.reviewer_address || '>' LIKE :reviewer ESCAPE '\\'";

/** Series under review with outstanding items, by id, from behind `after` on. */
export function listOutstanding(
  db: Database,
  filter: OutstandingFilter,
  { after = '', limit = -1 }: { readonly after?: string; readonly limit?: number } = {},
): Outstanding[] {
  const { list, author, reviewer } = filter;
  const ids = statement<{ id: MessageId }>(
    db,
    `SELECT id FROM series WHERE state = 'under-review' AND id > :after
       ${list === undefined ? '' : CONDITIONS.list} ${author === undefined ? '' : CONDITIONS.author}
       AND EXISTS (SELECT 1 FROM comment AS c WHERE c.series = series.id AND c.is_actionable = 1
         AND ${STATUS_NOW} IN ${OUTSTANDING_SQL} ${reviewer === undefined ? '' : BY_REVIEWER})
     ORDER BY id LIMIT :limit`,
  ).all({
    after,
    limit,
    ...(list === undefined ? {} : { list }),
    ...(author === undefined ? {} : { author: pattern(author) }),
    ...(reviewer === undefined ? {} : { reviewer: pattern(reviewer) }),
  });
  return ids.flatMap(({ id }) => findReview(db, id) ?? []).map((review) => outstandingOf(db, review, reviewer));
}

/** What is outstanding in a series, asked by `reviewer` where one is given. */
export function outstandingOf(db: Database, review: SeriesReview, reviewer?: string): Outstanding {
  const items = listItems(db, review).filter(
    ({ comment, status }) => comment.isActionable && isOutstanding(status) && isBy(comment.reviewer, reviewer),
  );
  return { review, items, archive: findArchive(db, listSeriesLists(db, review.series.id)) };
}

/** For other programs. */
export function plainOutstanding({ review, items }: Outstanding) {
  const { id, title, submitter } = review.series;
  return { series: { id, title, submitter }, items: items.map(({ comment, status }) => ({ ...comment, status })) };
}

function isBy({ name, address }: Person, text: string | undefined): boolean {
  return text === undefined || `${name} <${address}>`.toLowerCase().includes(text.toLowerCase());
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
