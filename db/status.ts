import type { JudgedComment, Mark, Status } from './model.ts';

/** What still asks somebody to do something. */
const OUTSTANDING: readonly Status[] = ['open', 'promised', 'disputed', 'unaddressed', 'partial', 'regressed'];

/** All, in the order in which people read them. */
export const STATUSES: readonly Status[] = [...OUTSTANDING, 'addressed', 'settled', 'obsolete'];

/** The outstanding ones as the right side of an SQL `IN`. */
export const OUTSTANDING_SQL = `(${OUTSTANDING.map((status) => `'${status}'`).join(', ')})`;

/** A comment with where it stands once people have had their say. */
export type StandingItem = { readonly comment: JudgedComment; readonly status: Status };

/** Where a comment stands: as a person marked it, else as the machine sees it. */
export function statusOf(comment: JudgedComment, mark: Mark | undefined): Status {
  return mark?.status ?? comment.judgement.status;
}

export function isOutstanding(status: Status): boolean {
  return OUTSTANDING.includes(status);
}
