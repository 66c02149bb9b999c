import type { FileDiff, Line, LineRange, Patch } from '#db/model.ts';

/** What a line of a patch mail is. */
export type PatchPlace =
  | { readonly kind: 'code'; readonly file: FileDiff; readonly line: Line }
  /** A line of a diff that says which file or hunk follows. */
  | { readonly kind: 'file'; readonly file: FileDiff }
  | { readonly kind: 'commit-message' | 'trailer' | 'diffstat' | 'notes' };

/** What stands on a line of a patch mail; undefined for headers, separators and signatures. */
export function findPlace(patch: Patch, bodyLine: number): PatchPlace | undefined {
  const file = findLast(patch.files, (each) => each.lines.first <= bodyLine);
  if (file && bodyLine <= file.lines.last) return findInFile(file, bodyLine);
  if (patch.trailers.some((trailer) => trailer.line === bodyLine)) return { kind: 'trailer' };
  if (isWithin(patch.diffstat, bodyLine)) return { kind: 'diffstat' };
  if (isWithin(patch.notes, bodyLine)) return { kind: 'notes' };
  return isWithin(patch.message, bodyLine) ? { kind: 'commit-message' } : undefined;
}

function findInFile(file: FileDiff, bodyLine: number): PatchPlace {
  const hunk = findLast(file.hunks, (each) => (each.lines[0]?.bodyLine ?? 0) <= bodyLine);
  const line = hunk && findLast(hunk.lines, (each) => each.bodyLine <= bodyLine);
  return line?.bodyLine === bodyLine ? { kind: 'code', file, line } : { kind: 'file', file };
}

function isWithin(range: LineRange | null, line: number): boolean {
  return range !== null && range.first <= line && line <= range.last;
}

/** The last item that is not behind the place looked for; items are in order of their places. */
function findLast<T>(items: readonly T[], isBefore: (item: T) => boolean): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isBefore(item)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
