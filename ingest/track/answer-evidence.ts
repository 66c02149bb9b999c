import type { Answer, Comment, Seconds } from '#db/model.ts';
import { type Finding, findingOf } from './finding.ts';
import { parseIdentifiers } from './identifier.ts';
import type { TextPair } from './named-evidence.ts';
import { WEIGHT } from './weight.ts';

/** What makes a "yes" a promise. */
const WILL =
  /\b(?:i'll|we'll|(?:i|we) will|will (?:do|fix|return|check|handle|make|add|change|drop|remove|update|send|use|move|try)|(?:i|we) can (?:add|do|use)|let me|fixed|done|sure|good (?:catch|point|idea)|next (?:version|revision|series|spin)|in v\d+|my (?:mistake|bad)|oops)\b/i;

/** The author's last word on a comment that says where he stands: people change their minds in a discussion. */
export function lastStand({ answers }: Comment, until = Number.POSITIVE_INFINITY): Answer | undefined {
  const own = answers.filter(({ role, sent }) => role === 'author' && sent <= until);
  return own.findLast(({ kind }) => STANDS.has(kind)) ?? own.at(-1);
}

const STANDS: ReadonlySet<Answer['kind']> = new Set(['agreed', 'done', 'explained', 'disagreed'] as const);

/** "Can you send it again?" is a request; no answer but the deed will do. */
const WANTS = /\b(?:please|(?:can|could|would|will) (?:you|we)|how about|why not|wouldn't it be)\b/i;

/** Whether an answer says that something will be done, be it as an explanation: "It would overflow, will fix in v2." */
export function isPromise({ kind, text }: Answer): boolean {
  return kind === 'done' || ((kind === 'agreed' || kind === 'explained') && WILL.test(text.slice(0, 400)));
}

/** Whether a question was answered and nothing was promised: "None of them is required?" "Right." */
export function isAnswered(comment: Comment, until?: Seconds): boolean {
  const stand = lastStand(comment, until);
  if (comment.kind !== 'question' || !stand || WANTS.test(comment.text.slice(0, 1_000))) return false;
  return (stand.kind === 'explained' || stand.kind === 'agreed') && !isPromise(stand);
}

/** "Could this reuse the workqueue?" proposes something, whoever answers. */
const PROPOSES =
  /\b(?:(?:can|could|would|will|should)(?:n't)? (?:you|we|this|it|that)|shouldn't|maybe|perhaps|how about|why not|instead)\b/i;

/** Shorter words agree or joke. */
const EXPLANATION = 80;

/**
 * Whether somebody else answered a question before the author did, and the reviewer did not come back to it: what the
 * author then agreed with is that answer.
 */
export function isAnsweredByOther({ kind, text, answers }: Comment): boolean {
  const [first, ...rest] = answers;
  if (kind !== 'question' || PROPOSES.test(text.slice(0, 1_000))) return false;
  if (first?.role !== 'other' || first.kind !== 'explained' || first.text.length < EXPLANATION) return false;
  return !rest.some(
    (answer) => answer.role === 'reviewer' && answer.kind !== 'accepted' && answer.kind !== 'withdrawn',
  );
}

/** What the author answered before a revision was posted. A promise is not a fix, but it makes one likelier. */
export function findAnswer(comment: Comment, posted: Seconds, texts: TextPair): readonly Finding[] {
  const stand = lastStand(comment, posted);
  if (!stand) return [];
  const { messageId, first } = stand;
  if (isAnswered(comment, posted)) {
    return [findingOf(WEIGHT.questionAnswered, 'answer', messageId, 'The author answered', first)];
  }
  switch (stand.kind) {
    case 'agreed':
    case 'done': {
      const promise = findingOf(WEIGHT.promise, 'promise', messageId, 'The author agreed', first);
      return [promise, ...findPromised(stand.text, comment.text, texts)];
    }
    case 'disagreed':
      return [findingOf(WEIGHT.objection, 'objection', messageId, 'The author objected', first)];
    case 'explained':
      return [findingOf(WEIGHT.explanation, 'answer', messageId, 'The author explained', first)];
    default:
      return [];
  }
}

/** What makes a name in an answer the one that will be written: "I will rename it to", "how about". */
const WRITES = /\b(?:renam\w+|call|named?|us(?:e|ing)|switch\w*|chang\w+|replac\w+|add|like|be)\b/i;

/** "I can add a VM_BUG_ON" is kept by a VM_BUG_ON_FOLIO: who promises a macro may mean one of its kin. */
function isFamilyNew(name: string, { olderSeries, newerSeries }: TextPair): boolean {
  const family = `${name}_`;
  return name.includes('_') && olderSeries.count(family) === 0 && newerSeries.count(family) > 0;
}

/** "I will call it FOO_READY": what only the author named, and whether the revision has any of it. */
function findPromised(answer: string, asked: string, texts: TextPair): readonly Finding[] {
  const { olderSeries, newerSeries, messageId } = texts;
  const fresh = parseIdentifiers(answer).filter((name) => !asked.includes(name));
  const names = fresh.filter((name) => olderSeries.count(name) === 0);
  const [first] = names;
  if (first === undefined) return [];
  const kept = names.find((name) => newerSeries.count(name) > 0 || isFamilyNew(name, texts));
  if (kept !== undefined) {
    return [findingOf(WEIGHT.promiseKept, 'identifier-added', messageId, `${kept}, which the author named, is there`)];
  }
  const promised = names.find((name) => WRITES.test(clauseBefore(answer, name)));
  const weight = promised === undefined ? WEIGHT.promiseUnclear : WEIGHT.promiseBroken;
  const detail = `${promised ?? first}, which the author named, is not there`;
  return [findingOf(weight, 'identifier-missing', messageId, detail)];
}

/** What stands before a name in its sentence. */
function clauseBefore(text: string, name: string): string {
  const before = text.slice(0, text.indexOf(name)).slice(-60);
  return before.slice(before.lastIndexOf('.') + 1);
}
