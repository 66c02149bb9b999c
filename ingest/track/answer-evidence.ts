import type { Comment, Seconds } from '#db/model.ts';
import { type Finding, findingOf } from './finding.ts';
import { parseIdentifiers } from './identifier.ts';
import type { TextPair } from './named-evidence.ts';
import { WEIGHT } from './weight.ts';
import { countWord } from './word.ts';

/** What makes a "yes" a promise. */
const WILL =
  /\b(?:will|i'll|we'll|shall|going to|fix(?:ed)?|chang(?:e|ed)|updat(?:e|ed)|add(?:ed)?|drop(?:ped)?|remov(?:e|ed)|next|v\d+|sure|done|todo|let me|good (?:catch|point|idea))\b/i;

/** Whether a question was answered and nothing was promised: "None of them is required?" "Right." */
export function isAnswered({ kind, response, answers }: Comment): boolean {
  if (kind !== 'question') return false;
  if (response === 'explained') return true;
  const answer = answers.find((each) => each.role === 'author');
  return response === 'agreed' && answer !== undefined && !WILL.test(answer.text.slice(0, 1_000));
}

/** What the author answered before a revision was posted. A promise is not a fix, but it makes one likelier. */
export function findAnswer(comment: Comment, posted: Seconds, texts: TextPair): readonly Finding[] {
  const answer = comment.answers.find((each) => each.role === 'author' && each.sent <= posted);
  if (!answer) return [];
  const { messageId, first } = answer;
  if (isAnswered(comment))
    return [findingOf(WEIGHT.questionAnswered, 'answer', messageId, 'The author answered', first)];
  switch (comment.response) {
    case 'agreed':
    case 'done': {
      const promise = findingOf(WEIGHT.promise, 'promise', messageId, 'The author agreed', first);
      return [promise, ...findPromised(answer.text, comment.text, texts)];
    }
    case 'disagreed':
      return [findingOf(WEIGHT.objection, 'objection', messageId, 'The author objected', first)];
    case 'explained':
      return [findingOf(WEIGHT.explanation, 'answer', messageId, 'The author explained', first)];
    case 'asked':
    case 'none':
      return [];
  }
}

/** What makes a name in an answer the one that will be written: "I will rename it to", "how about". */
const WRITES = /\b(?:renam\w+|call|named?|us(?:e|ing)|switch\w*|chang\w+|replac\w+|add|like|be)\b[^.]*$/i;

/** "I will call it FOO_READY": what only the author named, and whether the revision has any of it. */
function findPromised(answer: string, asked: string, texts: TextPair): readonly Finding[] {
  const { olderSeries, newerSeries, messageId } = texts;
  const fresh = parseIdentifiers(answer).filter((name) => !asked.includes(name));
  const names = fresh.filter((name) => countWord(olderSeries(), name) === 0);
  const [first] = names;
  if (first === undefined) return [];
  const kept = names.find((name) => countWord(newerSeries(), name) > 0);
  if (kept !== undefined) {
    return [findingOf(WEIGHT.promiseKept, 'identifier-added', messageId, `${kept}, which the author named, is there`)];
  }
  const promised = names.find((name) => WRITES.test(answer.slice(0, answer.indexOf(name)).slice(-60)));
  const weight = promised === undefined ? WEIGHT.promiseUnclear : WEIGHT.promiseBroken;
  const detail = `${promised ?? first}, which the author named, is not there`;
  return [findingOf(weight, 'identifier-missing', messageId, detail)];
}
