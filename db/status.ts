import type { JudgedComment, Mark, Status } from './model.ts';

/** What still asks somebody to do something. */
const OUTSTANDING: ReadonlySet<Status> = new Set([
  'open',
  'promised',
  'disputed',
  'unaddressed',
  'partial',
  'regressed',
] satisfies Status[]);

/** Where a comment stands: as a person marked it, else as the machine sees it. */
export function statusOf(comment: JudgedComment, mark: Mark | undefined): Status {
  return mark?.status ?? comment.judgement.status;
}

export function isOutstanding(status: Status): boolean {
  return OUTSTANDING.has(status);
}
