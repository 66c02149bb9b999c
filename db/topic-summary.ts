import type { Answer, Person } from './model.ts';
import type { TopicComment } from './topics.ts';

/** What the comments of a topic tell together. */
export type TopicSummary = {
  /** Best worded first. */
  readonly quotes: readonly TopicComment[];
  readonly reviewers: readonly { readonly person: Person; readonly count: number }[];
  /** Folders, the most commented first. */
  readonly folders: readonly { readonly path: string; readonly count: number }[];
  /** The names that were asked for, where the topic is of several. */
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly exceptions: readonly TopicException[];
};

/** A comment that was not followed: withdrawn, disputed or settled, with the words that say why. */
export type TopicException = { readonly asked: TopicComment; readonly why: Answer };

/** "Same." gives no reason. */
const SHORTEST_WHY = 30;

/** Lists longer than this say no more. */
const MOST = 12;

/** Comments that a summary is made of: what was asked more often is told by the newest. */
export const MOST_SUMMARIZED = 400;

/** Of comments that ask for one topic, newest first. */
export function summarizeTopic(comments: readonly TopicComment[]): TopicSummary {
  return {
    quotes: rankQuotes(comments),
    reviewers: countReviewers(comments).slice(0, MOST),
    folders: tally(comments.flatMap(({ comment }) => ('file' in comment.anchor ? folderOf(comment.anchor.file) : [])))
      .slice(0, MOST)
      .map(([path, count]) => ({ path, count })),
    names: tally(comments.flatMap(({ name }) => name ?? []))
      .slice(0, MOST * 2)
      .map(([name, count]) => ({ name, count })),
    exceptions: comments.flatMap((asked) => findException(asked) ?? []),
  };
}

/**
 * Whole sentences that say why come first, then those of good length; of each reviewer and each series one before the
 * second of any.
 */
function rankQuotes(comments: readonly TopicComment[]): TopicComment[] {
  const ranked = comments
    .map((asked) => ({ asked, worth: worthOf(asked) }))
    .sort((a, b) => b.worth - a.worth || b.asked.comment.sent - a.asked.comment.sent);
  const seen = new Set<string>();
  const first: TopicComment[] = [];
  const rest: TopicComment[] = [];
  for (const { asked } of ranked) {
    const { name, address } = asked.comment.reviewer;
    const keys = [address || name, asked.series];
    (keys.some((key) => seen.has(key)) ? rest : first).push(asked);
    for (const key of keys) seen.add(key);
  }
  return [...first, ...rest];
}

const WHY = /\b(?:because|since|so that|otherwise|to avoid|which|as it|as this|as the|the reason|instead of)\b/i;

/** How a sentence begins that needs the one before it. */
const GOES_ON = /^(?:but|and|or|so|if|then|also|this|that|it|these|those|they|which|however|finally)\b/i;

function worthOf({ sign, comment }: TopicComment): number {
  const length = sign.length;
  const isSentence = /^["'`(]?[A-Z]/.test(sign) && /[.?!)]$/.test(sign) && !GOES_ON.test(sign);
  return (
    (WHY.test(sign) ? 3 : 0) +
    (isSentence ? 2 : 0) +
    (length >= 30 && length <= 180 ? 2 : length < 12 || length > 260 ? -2 : 0) +
    (comment.text.length < 600 ? 1 : 0) -
    (sign.endsWith('?') ? 1 : 0)
  );
}

function countReviewers(comments: readonly TopicComment[]): { person: Person; count: number }[] {
  const people = new Map<string, { person: Person; count: number }>();
  for (const { comment } of comments) {
    const person = comment.reviewer;
    const key = person.name || person.address;
    people.set(key, { person, count: (people.get(key)?.count ?? 0) + 1 });
  }
  return [...people.values()].sort((a, b) => b.count - a.count);
}

/** Why a comment was not followed: of a settled or disputed one, the last answer that gives words to it. */
function findException(asked: TopicComment): TopicException | undefined {
  const { comment, status } = asked;
  const { reason } = comment.judgement;
  const isLetGo = status === 'settled' && (reason === 'withdrawn' || reason === 'answered');
  if (!isLetGo && status !== 'disputed') return undefined;
  const explained = comment.answers.findLast(
    ({ role, kind }) => role === 'author' && (kind === 'explained' || kind === 'disagreed'),
  );
  const why = explained ?? comment.answers.findLast(({ kind }) => kind === 'withdrawn');
  return why && why.text.length >= SHORTEST_WHY ? { asked, why } : undefined;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? path : path.slice(0, end + 1);
}

/** Values with how often each is there, the most frequent first. */
function tally<Value extends string>(values: readonly Value[]): [Value, number][] {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
