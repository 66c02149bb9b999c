import type { JudgedComment, Seconds, Series } from './model.ts';
import { isOutstanding } from './status.ts';

/**
 * When a comment ceased to be outstanding: with the revision that has what it asks for, or in which its code is gone, else
 * with the last word on it. Null for one that is outstanding.
 */
export function closedAt({ revisions }: Series, { sent, answers, judgement }: JudgedComment): Seconds | null {
  if (isOutstanding(judgement.status)) return null;
  const closing =
    judgement.addressedIn ?? judgement.verdicts.find(({ status }) => status === judgement.status)?.revision;
  const posted = revisions.find(({ name }) => name === closing?.name)?.posted;
  return Math.max(sent, posted ?? answers.reduce((last, answer) => Math.max(last, answer.sent), sent));
}
