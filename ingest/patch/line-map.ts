import type { FileDiff, Line } from '#db/model.ts';
import { alignSequences, numberOf, type Vocabulary } from './alignment.ts';

/**
 * What became of a line from one revision of a file's diff to the next. Only the diffs are known, not the files: they
 * are looked at as partial views of the old and of the new file.
 */
export type LineFate =
  /** The same text at the corresponding place; `reindented` where white space differs. */
  | { readonly kind: 'unchanged' | 'reindented'; readonly line: Line }
  /** The same text at another place. */
  | { readonly kind: 'moved'; readonly line: Line }
  /** Other lines stand in its place; `line` is the one most like it. */
  | { readonly kind: 'changed'; readonly lines: readonly Line[]; readonly line: Line }
  /** Its place is there and the line is not; `above` is the line that now stands above the place. */
  | { readonly kind: 'gone'; readonly above: Line | null }
  /** The newer diff does not show the place, so that the file is there as it was before the patch. */
  | { readonly kind: 'outside' };

export type Side = 'old' | 'new';

type SideAlignment = {
  readonly older: SideView;
  readonly newer: SideView;
  /** For each line of the older view the index of its counterpart; -1 where there is none. */
  readonly twins: Int32Array;
  /** The same from the newer view's side. */
  readonly origins: Int32Array;
  /** Lines of the newer view without a counterpart, by their number in the vocabulary; -1 where there are several. */
  readonly strays: ReadonlyMap<number, number>;
  /** Both diffs show the whole file. */
  readonly isWhole: boolean;
};

/** One file in two revisions, both sides aligned. */
export type FileAlignment = { readonly old: SideAlignment; readonly new: SideAlignment };

/** What a diff shows of one side: its lines, and where each hunk begins among them. */
type SideView = {
  readonly lines: readonly Line[];
  readonly numbers: Int32Array;
  readonly hunks: Int32Array;
  readonly indexes: ReadonlyMap<number, number>;
};

/** A line with less than this to say (`}`, `else {`) is the same as another by chance. */
const TELLING = 6;

/** Lines looked at for the one that replaced another; a longer replacement is new text. */
const MOST_REPLACEMENTS = 200;

/** Aligns a file's diff with that of the next revision: linear in their lines, looked up in constant time. */
export function alignFile(older: FileDiff, newer: FileDiff): FileAlignment {
  const vocabulary: Vocabulary = new Map();
  const align = (side: Side): SideAlignment => {
    const before = viewOf(older, side, vocabulary);
    const after = viewOf(newer, side, vocabulary);
    const twins = alignSequences(before.numbers, after.numbers);
    dropChance(before, after, twins);
    const origins = invert(twins, after.lines.length);
    const status = side === 'new' ? 'added' : 'deleted';
    return {
      older: before,
      newer: after,
      twins,
      origins,
      strays: straysOf(after, origins),
      isWhole: older.status === status && newer.status === status,
    };
  };
  return { old: align('old'), new: align('new') };
}

/**
 * Follows a line of the older diff. @param line its number in the file, on that side
 * @returns undefined where the older diff does not show the line
 */
export function followLine(alignment: FileAlignment, side: Side, line: number): LineFate | undefined {
  const { older, newer, twins, strays, isWhole } = alignment[side];
  const index = older.indexes.get(line);
  const subject = older.lines[index ?? -1];
  if (index === undefined || !subject) return undefined;
  const twin = newer.lines[twins[index] ?? -1];
  if (twin) return { kind: twin.text === subject.text ? 'unchanged' : 'reindented', line: twin };
  const stray = newer.lines[strays.get(older.numbers[index] ?? -1) ?? -1];
  if (stray && isTelling(subject.text)) return { kind: 'moved', line: stray };

  const place = findPlace(alignment[side], index);
  if (!place) return isWhole || subject.kind !== 'context' ? { kind: 'gone', above: null } : { kind: 'outside' };
  if (place.isEdge && subject.kind === 'context' && !isShown(alignment, side, subject)) return { kind: 'outside' };
  const [first, ...more] = newer.lines.slice(place.from, Math.min(place.to, place.from + MOST_REPLACEMENTS));
  if (first) return { kind: 'changed', lines: [first, ...more], line: mostAlike(subject, [first, ...more]) };
  return { kind: 'gone', above: newer.lines[place.from - 1] ?? null };
}

/** A context line is on both sides; where it has no counterpart on the other side either, the diff does not show it. */
function isShown(alignment: FileAlignment, side: Side, { oldLine, newLine }: Line): boolean {
  const { older, twins, isWhole } = alignment[side === 'new' ? 'old' : 'new'];
  const index = older.indexes.get((side === 'new' ? oldLine : newLine) ?? -1) ?? -1;
  return isWhole || (twins[index] ?? -1) >= 0;
}

function viewOf({ hunks }: FileDiff, side: Side, vocabulary: Vocabulary): SideView {
  const skip = side === 'new' ? 'removed' : 'added';
  const lines: Line[] = [];
  const numbers: number[] = [];
  const starts: number[] = [];
  const indexes = new Map<number, number>();
  for (const [hunk, { lines: all }] of hunks.entries()) {
    for (const line of all) {
      if (line.kind === skip) continue;
      const at = side === 'new' ? line.newLine : line.oldLine;
      if (at !== null) indexes.set(at, lines.length);
      lines.push(line);
      starts.push(hunk);
      numbers.push(numberOf(vocabulary, line.text.replace(/\s+/g, '')));
    }
  }
  return { lines, numbers: Int32Array.from(numbers), hunks: Int32Array.from(starts), indexes };
}

/** Runs of equal lines that say next to nothing, between lines that differ, are equal by chance. */
function dropChance(older: SideView, newer: SideView, twins: Int32Array): void {
  let start = 0;
  for (let index = 1; index <= twins.length; index++) {
    const last = twins[index - 1] ?? -1;
    if (index < twins.length && last >= 0 && twins[index] === last + 1) continue;
    const first = twins[start] ?? -1;
    const isBound =
      (isBreak(older, start) && isBreak(newer, first)) || (isBreak(older, index) && isBreak(newer, last + 1));
    if (first >= 0 && !isBound && !older.lines.slice(start, index).some(({ text }) => isTelling(text))) {
      twins.fill(-1, start, index);
    }
    start = index;
  }
}

/** Whether a hunk begins or ends before the line. */
function isBreak({ hunks }: SideView, index: number): boolean {
  return hunks[index - 1] !== hunks[index];
}

function invert(twins: Int32Array, length: number): Int32Array {
  const origins = new Int32Array(length).fill(-1);
  for (let index = 0; index < twins.length; index++) {
    const twin = twins[index] ?? -1;
    if (twin >= 0) origins[twin] = index;
  }
  return origins;
}

function isTelling(text: string): boolean {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length >= TELLING;
}

function straysOf({ numbers }: SideView, origins: Int32Array): Map<number, number> {
  const strays = new Map<number, number>();
  for (const [index, number] of numbers.entries()) {
    if ((origins[index] ?? -1) < 0) strays.set(number, strays.has(number) ? -1 : index);
  }
  return strays;
}

type Place = { readonly from: number; readonly to: number; readonly isEdge: boolean };

/**
 * Where a line without a counterpart would stand in the newer view: between the counterparts of the nearest lines of its
 * hunk that have some. At the edge of a hunk only one of them exists; there the place reaches to the edge of the newer
 * hunk, or to its next line with a counterpart.
 */
function findPlace({ older, newer, twins, origins, isWhole }: SideAlignment, index: number): Place | undefined {
  const hunk = older.hunks[index];
  let above = index - 1;
  while (above >= 0 && older.hunks[above] === hunk && (twins[above] ?? -1) < 0) above--;
  let below = index + 1;
  while (below < twins.length && older.hunks[below] === hunk && (twins[below] ?? -1) < 0) below++;
  const before = older.hunks[above] === hunk ? (twins[above] ?? -1) : -1;
  const after = older.hunks[below] === hunk ? (twins[below] ?? -1) : -1;
  if (before < 0 && after < 0) return isWhole ? { from: 0, to: newer.lines.length, isEdge: false } : undefined;
  if (before >= 0 && after >= 0) {
    return { from: before + 1, to: after, isEdge: newer.hunks[before] !== newer.hunks[after] };
  }
  const isFree = (at: number, neighbour: number) => origins[at] === -1 && newer.hunks[at] === newer.hunks[neighbour];
  let from = before >= 0 ? before + 1 : after;
  let to = after >= 0 ? after : before + 1;
  while (before < 0 && isFree(from - 1, after)) from--;
  while (after < 0 && isFree(to, before)) to++;
  return { from, to, isEdge: true };
}

/** By the share of common words; the first of several. */
function mostAlike({ text }: Line, lines: readonly [Line, ...Line[]]): Line {
  const words = wordsOf(text);
  let [best] = lines;
  let most = -1;
  for (const line of lines) {
    const others = wordsOf(line.text);
    let shared = 0;
    for (const word of others) if (words.has(word)) shared++;
    const likeness = shared / Math.max(1, words.size + others.size - shared);
    if (likeness <= most) continue;
    best = line;
    most = likeness;
  }
  return best;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\w+/g));
}
