import { type Archive, archiveUrl } from './archive.ts';
import type { Anchor, JudgedComment, SeriesReview } from './model.ts';
import { needsCheck, type StandingItem } from './status.ts';

/** A series with what is still to do in it. */
export type Outstanding = {
  readonly review: SeriesReview;
  readonly items: readonly StandingItem[];
  /** Where its mails are linked to; without one they are named by their Message-IDs. */
  readonly archive: Archive | undefined;
};

/** For reading on a terminal or in a mail: grouped by patch and file, with the code, the words and the reason. */
export function formatText(found: readonly Outstanding[]): string {
  if (found.every(({ items }) => items.length === 0)) return 'Nothing is outstanding.\n';
  const lines: string[] = [];
  for (const { review, items, archive } of found) {
    lines.push(
      review.series.title,
      `${items.length} outstanding, newest revision ${review.series.revisions.at(-1)?.name}`,
      '',
    );
    for (const [place, group] of groupByPlace(items)) {
      lines.push(place);
      for (const { comment, status } of group) {
        const code = codeOf(comment.anchor);
        if (code) lines.push(`  > ${code}`);
        for (const line of comment.text.split('\n')) lines.push(`  ${line}`);
        lines.push(
          `  -- ${comment.reviewer.name}, on ${comment.revision.name}; ${status}${checkOf({ comment, status })}: ${comment.judgement.because}`,
        );
        lines.push(`     ${archive ? archiveUrl(archive, comment.messageId) : comment.messageId}`, '');
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

/** For pasting into a tracker or a note: a task list; '' where nothing is outstanding. */
export function formatMarkdown(found: readonly Outstanding[]): string {
  const lines: string[] = [];
  for (const { review, items, archive } of found) {
    if (items.length === 0) continue;
    lines.push(`## ${markdownText(review.series.title)}`, '');
    for (const [place, group] of groupByPlace(items)) {
      lines.push(`### ${markdownText(place)}`, '');
      for (const { comment, status } of group) {
        const [first = '', ...rest] = markdownText(comment.text).split('\n');
        lines.push(`- [ ] ${first}`);
        for (const line of rest) lines.push(`  ${line}`);
        const code = codeOf(comment.anchor);
        if (code) lines.push('', `      ${code}`, '');
        const mail = archive
          ? `[${comment.revision.name}](${archiveUrl(archive, comment.messageId)})`
          : comment.revision.name;
        lines.push(`  ${markdownText(comment.reviewer.name)} on ${mail}, ${status}${checkOf({ comment, status })}`);
      }
      lines.push('');
    }
  }
  return lines.join('\n');
}

/** Not where a person set it. */
function checkOf({ comment, status }: StandingItem): string {
  return status === comment.judgement.status && needsCheck(comment, undefined) ? ', check' : '';
}

function groupByPlace(items: readonly StandingItem[]): Map<string, StandingItem[]> {
  const groups = new Map<string, StandingItem[]>();
  const sorted = [...items].sort((a, b) => (a.comment.counter ?? 1e6) - (b.comment.counter ?? 1e6));
  for (const item of sorted) {
    const place = placeOf(item.comment);
    groups.set(place, [...(groups.get(place) ?? []), item]);
  }
  return groups;
}

function placeOf({ counter, anchor }: JudgedComment): string {
  if (counter === 0) return 'Cover letter';
  const patch = counter === null ? 'Whole series' : `Patch ${counter}`;
  if (anchor.kind === 'line' || anchor.kind === 'file') return `${patch}, ${anchor.file}`;
  return anchor.kind === 'commit-message' ? `${patch}, commit message` : patch;
}

function codeOf(anchor: Anchor): string | null {
  return anchor.kind === 'line' || anchor.kind === 'file' ? anchor.code : null;
}

/** Words of a mail that make no tag, link or picture where they are pasted; what only changes their look is left. */
function markdownText(text: string): string {
  return text.replace(/[\\<[\]]/g, '\\$&');
}
