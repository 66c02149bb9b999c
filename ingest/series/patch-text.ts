import type { FileDiff, Patch } from '#db/model.ts';
import { alignSequences, numberOf, type Vocabulary } from '#ingest/patch/alignment.ts';

/** A patch as `git range-diff` compares it: its diff's lines without line numbers, as numbers of a vocabulary. */
export type PatchText = {
  readonly lines: Int32Array;
  /** The same, sorted. */
  readonly sorted: Int32Array;
  /** Added and removed lines that say something, each once. */
  readonly changed: ReadonlySet<number>;
};

/** Lines of context that git shows around a change. */
const CONTEXT = 3;

export function textOf(patch: Patch, vocabulary: Vocabulary): PatchText {
  const lines: number[] = [];
  const changed = new Set<number>();
  const add = (text: string) => lines.push(numberOf(vocabulary, text));
  for (const file of patch.files) {
    add(`## ${headerOf(file)}`);
    for (const hunk of file.hunks) {
      add(`@@ ${file.path}: ${hunk.heading}`);
      for (const { kind, text } of hunk.lines) {
        if (kind === 'context') add(` ${text}`);
        else {
          const number = numberOf(vocabulary, `${kind === 'added' ? '+' : '-'}${text}`);
          lines.push(number);
          if (text.trim().length > 3) changed.add(number);
        }
      }
    }
  }
  const numbers = Int32Array.from(lines);
  return { lines: numbers, sorted: numbers.toSorted(), changed };
}

function headerOf({ status, path, oldPath, oldMode, newMode }: FileDiff): string {
  if (status === 'added' || status === 'deleted') return `${path} (${status})`;
  const name = oldPath !== null && oldPath !== path ? `${oldPath} => ${path}` : path;
  return oldMode === newMode ? name : `${name} (mode change ${oldMode} => ${newMode})`;
}

/** How many lines `git diff` prints for two patches: git's measure of how far they are apart. */
export function distanceOf(older: PatchText, newer: PatchText): number {
  const twins = alignSequences(older.lines, newer.lines);
  let size = 0;
  let row = 0;
  let column = 0;
  // Equal lines since the last change; as if behind a long run of them at the start.
  let equal = 0;
  let isFirst = true;
  const edit = () => {
    if (isFirst || equal > 2 * CONTEXT) size += 1 + Math.min(equal, CONTEXT) + (isFirst ? 0 : CONTEXT);
    else size += equal;
    isFirst = false;
    equal = 0;
    size++;
  };
  while (row < older.lines.length || column < newer.lines.length) {
    const twin = twins[row] ?? -1;
    if (row < older.lines.length && twin === column) {
      equal++;
      row++;
      column++;
    } else if (row < older.lines.length && twin < 0) {
      edit();
      row++;
    } else {
      edit();
      column++;
    }
  }
  return isFirst ? 0 : size + Math.min(equal, CONTEXT);
}

/** No two patches are nearer than this: the lines that are not in both, in whatever order. */
export function leastDistanceOf(older: PatchText, newer: PatchText): number {
  let shared = 0;
  let row = 0;
  let column = 0;
  while (row < older.sorted.length && column < newer.sorted.length) {
    const difference = (older.sorted[row] ?? 0) - (newer.sorted[column] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) row++;
    if (difference >= 0) column++;
  }
  return older.sorted.length + newer.sorted.length - 2 * shared;
}

/** The share of a patch's changed lines that the other has too. */
export function shareOf(part: PatchText, whole: PatchText): number {
  if (part.changed.size === 0) return 0;
  let shared = 0;
  for (const line of part.changed) if (whole.changed.has(line)) shared++;
  return shared / part.changed.size;
}
