import type { FileDiff, MessageId } from '#db/model.ts';
import { memoize, once } from './memo.ts';
import { type Side, sideOf } from './region.ts';
import { type Searched, searched } from './searched.ts';
import { type ChangedLines, type LineCounts, packLine } from './suggestion.ts';

/** What a file's diff says, in forms to compare; what is a function is made when it is asked for. */
export type FileView = {
  readonly patch: MessageId;
  readonly diff: FileDiff;
  /** The added lines, each ended by a newline. */
  readonly added: Searched;
  /** The removed lines, likewise. */
  readonly removed: () => string;
  /** The changed lines without white space. */
  readonly packed: ChangedLines;
  /** Its lines before or after the patch. */
  readonly side: (side: 'old' | 'new') => Side;
  /** The share of its added lines that another revision of it has not: 0.1 is common, near 1 it was rewritten. */
  readonly lostIn: (newer: FileView) => number;
};

export function viewFile(patch: MessageId, diff: FileDiff): FileView {
  const packed: ChangedLines = memoize((kind) => countLines(diff, kind));
  return {
    patch,
    diff,
    added: searched(() => textOf(diff, 'added')),
    removed: once(() => textOf(diff, 'removed')),
    packed,
    side: memoize((name) => sideOf(diff, name)),
    lostIn: memoize((newer) => shareLost(packed('added'), newer.packed('added'))),
  };
}

function textOf({ hunks }: FileDiff, kind: 'added' | 'removed'): string {
  let text = '';
  for (const { lines } of hunks) for (const line of lines) if (line.kind === kind) text += `${line.text}\n`;
  return text;
}

function countLines({ hunks }: FileDiff, which: Parameters<ChangedLines>[0]): LineCounts {
  const counts = new Map<string, number>();
  for (const { lines } of hunks) {
    for (const { kind, text } of lines) {
      if (kind !== which) continue;
      const line = packLine(text);
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return counts;
}

function shareLost(older: LineCounts, newer: LineCounts): number {
  if (older.size === 0) return 0;
  let lost = 0;
  for (const line of older.keys()) if (!newer.has(line)) lost++;
  return lost / older.size;
}
