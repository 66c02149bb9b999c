import type { FileDiff, Line } from '#db/model.ts';
import { alignSequences, numberOf, type Vocabulary } from './alignment.ts';

/** A line of a patch in two revisions; `same` in both, else only in the newer (`added`) or the older (`removed`) one. */
export type InterdiffLine = { readonly kind: 'same' | 'added' | 'removed'; readonly line: Line };

/**
 * The diff between two revisions of a file's diff, for reading. A context line that became an added one is a change of
 * the patch and shown as such; a line of both is the newer one's.
 */
export function compareFiles(older: FileDiff, newer: FileDiff): InterdiffLine[] {
  const vocabulary: Vocabulary = new Map();
  const before = older.hunks.flatMap(({ lines }) => lines);
  const after = newer.hunks.flatMap(({ lines }) => lines);
  const numbersOf = (lines: readonly Line[]) => lines.map(({ kind, text }) => numberOf(vocabulary, `${kind} ${text}`));
  const twins = alignSequences(numbersOf(before), numbersOf(after));
  const result: InterdiffLine[] = [];
  let next = 0;
  for (const [index, line] of before.entries()) {
    const twin = twins[index] ?? -1;
    if (twin < 0) {
      result.push({ kind: 'removed', line });
      continue;
    }
    for (const added of after.slice(next, twin)) result.push({ kind: 'added', line: added });
    result.push({ kind: 'same', line: after[twin] ?? line });
    next = twin + 1;
  }
  for (const line of after.slice(next)) result.push({ kind: 'added', line });
  return result;
}
