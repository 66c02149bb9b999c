import type { Item } from '#components/item.ts';
import { nameOf } from '#components/person-name.tsx';

/** As much of a remark as a line of a changelog bears. */
const LENGTH = 120;

/** `Changes in vN`, newest first: what was asked for and is there, with who asked; '' where nothing is. */
export function changelogOf(items: readonly Item[], newest: number): string {
  const revisions = new Map<number, string[]>();
  for (const { comment, status } of items) {
    if (!comment.isActionable || status !== 'addressed') continue;
    const revision = comment.judgement.addressedIn ?? newest;
    const patch = comment.counter ? `patch ${comment.counter}: ` : '';
    const line = `- ${patch}${firstSentence(comment.text)} (${nameOf(comment.reviewer)})`;
    revisions.set(revision, [...(revisions.get(revision) ?? []), line]);
  }
  return [...revisions]
    .sort(([a], [b]) => b - a)
    .map(([revision, lines]) => `Changes in v${revision}:\n${lines.join('\n')}\n`)
    .join('\n');
}

function firstSentence(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  const end = words.search(/[.?!](?:\s|$)/);
  return words.slice(0, end < 0 ? LENGTH : Math.min(end, LENGTH));
}
