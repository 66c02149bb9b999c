import type { Comment, Seconds } from '#db/model.ts';
import { type Finding, findingOf } from './finding.ts';
import { WEIGHT } from './weight.ts';

/** What the author answered before a revision was posted. A promise is not a fix, but it makes one likelier. */
export function findAnswer({ answers, response }: Comment, posted: Seconds): Finding | undefined {
  const answer = answers.find((each) => each.role === 'author' && each.sent <= posted);
  if (!answer) return undefined;
  switch (response) {
    case 'agreed':
    case 'done':
      return findingOf(WEIGHT.promise, 'promise', answer.messageId, 'The author agreed', answer.first);
    case 'disagreed':
      return findingOf(WEIGHT.objection, 'objection', answer.messageId, 'The author objected', answer.first);
    case 'explained':
      return findingOf(WEIGHT.explanation, 'answer', answer.messageId, 'The author explained', answer.first);
    case 'asked':
    case 'none':
      return undefined;
  }
}
