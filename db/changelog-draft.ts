import type { JudgedComment, RevisionLabel, Series } from './model.ts';
import type { StandingItem } from './status.ts';

/** What a revision did that a reviewer had asked for. */
export type Change = {
  readonly revision: RevisionLabel;
  readonly counter: number | null;
  readonly text: string;
  readonly reviewer: string;
};

/** As much of a remark as a line of a changelog bears. */
const LENGTH = 120;

/** What was addressed, newest revision first, by patch. The newest stands in where nobody knows the revision. */
export function draftChangelog(items: readonly StandingItem[], { revisions }: Pick<Series, 'revisions'>): Change[] {
  const last = revisions.at(-1);
  if (!last) return [];
  const newest: RevisionLabel = { number: last.number, round: last.round, name: last.name };
  return items
    .filter(({ comment, status }) => comment.isActionable && status === 'addressed')
    .map(({ comment }) => ({
      revision: comment.judgement.addressedIn ?? newest,
      counter: comment.counter,
      text: firstSentence(comment),
      reviewer: comment.reviewer.name || comment.reviewer.address,
    }))
    .sort((a, b) => b.revision.round - a.revision.round || (a.counter ?? 0) - (b.counter ?? 0));
}

/** `Changes in vN:` with a line for each change; '' where there is none. */
export function formatChangelog(changes: readonly Change[]): string {
  const lines: string[] = [];
  let revision: string | undefined;
  for (const change of changes) {
    if (change.revision.name !== revision)
      lines.push(...(revision === undefined ? [] : ['']), `Changes in ${change.revision.name}:`);
    revision = change.revision.name;
    const patch = change.counter ? `patch ${change.counter}: ` : '';
    lines.push(`- ${patch}${change.text} (${change.reviewer})`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function firstSentence({ text, isBot }: JudgedComment): string {
  if (isBot) return 'fix what was reported';
  const words = text.replace(/\s+/g, ' ').trim();
  const end = words.search(/[.?!](?:\s|$)/);
  return words.slice(0, end < 0 ? LENGTH : Math.min(end, LENGTH));
}
