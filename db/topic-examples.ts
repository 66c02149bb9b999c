import type { Database } from 'better-sqlite3';
import type { RevisionLabel, Verdict } from './model.ts';
import { findSnippet, findSnippetWith, type Snippet } from './snippet.ts';
import type { TopicComment } from './topics.ts';

/** How a topic was resolved once: the code that was commented on, and what a later revision made of it. */
export type TopicExample = {
  readonly asked: TopicComment;
  readonly before: Snippet;
  readonly after: Snippet;
  readonly revision: RevisionLabel;
};

/** Candidates that are looked at: each costs two patches. */
const LOOKED_AT = 24;

/**
 * Examples of what was done, the surest first; one a series. Where the topic is a name, only those whose later code has
 * it and whose earlier code has not: those show what the words ask for.
 */
export function findExamples(db: Database, comments: readonly TopicComment[], most: number): TopicExample[] {
  const found: TopicExample[] = [];
  const series = new Set<string>();
  for (const { asked, verdict } of candidatesOf(comments)) {
    if (found.length >= most) break;
    if (series.has(asked.series)) continue;
    const example = exampleOf(db, asked, verdict);
    if (!example) continue;
    series.add(asked.series);
    found.push(example);
  }
  return found;
}

function candidatesOf(comments: readonly TopicComment[]): { asked: TopicComment; verdict: Verdict }[] {
  return comments
    .flatMap((asked) => {
      const { anchor, judgement } = asked.comment;
      const verdict = judgement.verdicts.find(({ status, place }) => status === 'addressed' && place?.bodyLine);
      return asked.status === 'addressed' && anchor.kind === 'line' && verdict ? [{ asked, verdict }] : [];
    })
    .sort((a, b) => b.verdict.confidence - a.verdict.confidence || b.asked.comment.sent - a.asked.comment.sent)
    .slice(0, LOOKED_AT);
}

function exampleOf(db: Database, asked: TopicComment, { place, revision }: Verdict): TopicExample | undefined {
  const { anchor } = asked.comment;
  if (anchor.kind !== 'line' || !place?.bodyLine) return undefined;
  const before = findSnippet(db, anchor.patch, anchor.file, anchor.bodyLine);
  const name = asked.name?.replace(/\*$/, '');
  const after = name
    ? findSnippetWith(db, place.patch, place.file, name)
    : findSnippet(db, place.patch, place.file, place.bodyLine);
  if (!before || !after || textOf(before) === textOf(after)) return undefined;
  if (name && textOf(before).includes(name)) return undefined;
  return { asked, before, after, revision };
}

function textOf({ lines }: Snippet): string {
  return lines.map(({ text }) => text).join('\n');
}
