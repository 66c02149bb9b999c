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

/** Whether a verdict needs no second look. @param confidence from 0 to 1; samples below 0.65 were wrong too often */
export function isSure(confidence: number): boolean {
  return confidence >= 0.65;
}

/** Whether what later revisions show decides so little that somebody should look. */
export function needsCheck({ judgement }: JudgedComment, mark: Mark | null | undefined): boolean {
  const { status, verdicts, confidence } = judgement;
  const isJudged = verdicts.length > 0 && (status === 'addressed' || status === 'unaddressed');
  return isJudged && !mark?.status && !isSure(confidence);
}
