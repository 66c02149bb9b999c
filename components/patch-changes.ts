import { diffArrays } from 'diff';
import type { FileDiff, Patch } from '#db/model.ts';

/** A line of either revision's diff, mark included, and which of them has it. */
export type ChangedLine = {
  readonly kind: 'both' | 'gone' | 'come';
  readonly text: string;
  /** Where it stands among the lines of both. */
  readonly place: number;
};

/** A run of changed lines with what stands around it; null where too much changed to compare. */
export type Region = readonly ChangedLine[];

export type FileChange = {
  readonly path: string;
  readonly kind: 'changed' | 'gone' | 'come';
  readonly regions: readonly Region[] | null;
};

/** Lines shown on either side of a change. */
const AROUND = 3;

/** Beyond so many changed lines a comparison says no more than both texts do; it bounds the time, too. */
const MOST_EDITS = 1500;

/** What changed in the code of a patch from one revision to the next: a diff of its diffs, file by file. */
export function listFileChanges(older: Patch, newer: Patch): FileChange[] {
  const before = new Map(older.files.map((file) => [file.path, file]));
  const after = new Map(newer.files.map((file) => [file.path, file]));
  const changes: FileChange[] = [];
  for (const [path, file] of after) {
    const old = before.get(path);
    const regions = compareLines(old ? linesOf(old) : [], linesOf(file));
    if (regions === null || regions.length > 0) changes.push({ path, kind: old ? 'changed' : 'come', regions });
  }
  for (const [path, file] of before) {
    if (!after.has(path)) changes.push({ path, kind: 'gone', regions: compareLines(linesOf(file), []) });
  }
  return changes;
}

/** The regions in which two texts differ, none where they are equal. */
export function compareLines(older: readonly string[], newer: readonly string[]): Region[] | null {
  const parts = diffArrays([...older], [...newer], { maxEditLength: MOST_EDITS });
  if (!parts) return null;
  const lines: ChangedLine[] = [];
  for (const { added, removed, value } of parts) {
    const kind = added ? 'come' : removed ? 'gone' : 'both';
    for (const text of value) lines.push({ kind, text, place: lines.length });
  }
  const regions: ChangedLine[][] = [];
  let end = -1;
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'both') continue;
    const first = Math.max(0, index - AROUND);
    const last = Math.min(lines.length, index + AROUND + 1);
    if (first > end || regions.length === 0) regions.push(lines.slice(first, last));
    else regions.at(-1)?.push(...lines.slice(end, last));
    end = last;
  }
  return regions;
}

/** A diff without its line numbers, which differ wherever anything above does. */
function linesOf(file: FileDiff): string[] {
  return file.hunks.flatMap((hunk) => [
    `@@ ${hunk.heading}`,
    ...hunk.lines.map((line) => `${line.kind === 'added' ? '+' : line.kind === 'removed' ? '-' : ' '}${line.text}`),
  ]);
}
