import type { Comment, Seconds } from '#db/model.ts';
import { type Finding, findingOf } from './finding.ts';
import { parseIdentifiers } from './identifier.ts';
import type { TextPair } from './named-evidence.ts';
import { WEIGHT } from './weight.ts';
import { countWord } from './word.ts';

/** What the author answered before a revision was posted. A promise is not a fix, but it makes one likelier. */
export function findAnswer(comment: Comment, posted: Seconds, texts: TextPair): readonly Finding[] {
  const answer = comment.answers.find((each) => each.role === 'author' && each.sent <= posted);
  if (!answer) return [];
  const { messageId, first } = answer;
  switch (comment.response) {
    case 'agreed':
    case 'done': {
      const promise = findingOf(WEIGHT.promise, 'promise', messageId, 'The author agreed', first);
      return [promise, ...findPromised(answer.text, comment.text, texts)];
    }
    case 'disagreed':
      return [findingOf(WEIGHT.objection, 'objection', messageId, 'The author objected', first)];
    case 'explained': {
      const weight = comment.kind === 'question' ? WEIGHT.questionAnswered : WEIGHT.explanation;
      return [findingOf(weight, 'answer', messageId, 'The author explained', first)];
    }
    case 'asked':
    case 'none':
      return [];
  }
}

/** "I will call it FOO_READY": what only the author named, and whether the revision has it. */
function findPromised(answer: string, asked: string, texts: TextPair): readonly Finding[] {
  const { older, newer, olderSeries, newerSeries, messageId } = texts;
  const name = parseIdentifiers(answer).find((each) => !asked.includes(each) && countWord(olderSeries, each) === 0);
  if (name === undefined || older.includes(name)) return [];
  if (countWord(newer, name) > 0 || countWord(newerSeries, name) > 0) {
    return [findingOf(WEIGHT.promiseKept, 'identifier-added', messageId, `${name}, which the author named, is there`)];
  }
  const detail = `${name}, which the author named, is not there`;
  return [findingOf(WEIGHT.promiseBroken, 'identifier-missing', messageId, detail)];
}
