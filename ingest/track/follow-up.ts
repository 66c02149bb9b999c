import type { Comment, Verdict } from '#db/model.ts';
import type { ReviewerWords } from './reviewer-word.ts';

/** Lines between a comment's place in a later revision and a new comment that goes on with it. */
const NEAR = 4;

/** "You only changed one of the two", "still missing below": not all was done. */
const NOT_ALL = /\b(?:still|again|only|missed|forgot(?:ten)?|the other|both|not all|remaining|everywhere)\b/i;

/** What the same reviewer says of a later revision at the very place of his comment, where it says that more is asked. */
export function findFollowUp(
  { reviewer, id }: Comment,
  place: Verdict['place'],
  round: number,
  words: ReviewerWords,
): Comment | undefined {
  if (!place || place.bodyLine === null) return undefined;
  const { patch, bodyLine } = place;
  return words
    .comments(reviewer, round)
    .find(
      (other) =>
        other.id !== id &&
        other.isActionable &&
        other.repeats === null &&
        other.anchor.kind === 'line' &&
        other.anchor.patch === patch &&
        Math.abs(other.anchor.bodyLine - bodyLine) <= NEAR &&
        NOT_ALL.test(other.text.slice(0, 300)),
    );
}
