import type { FileDiff, Line } from '#db/model.ts';
import { packLine } from './suggestion.ts';

/** One side of a file's diff as a sequence of lines. */
export type Side = {
  readonly lines: readonly Line[];
  readonly packed: readonly string[];
  /** Where a line stands that is there once; -1 where it is there more than once. */
  readonly seats: ReadonlyMap<string, number>;
  /** Where each line of the mail's body stands. */
  readonly seatOf: ReadonlyMap<number, number>;
};

/** The new side is what the file looks like after the patch, the old side what it looked like before. */
export function sideOf({ hunks }: FileDiff, side: 'old' | 'new'): Side {
  const skip = side === 'new' ? 'removed' : 'added';
  const lines = hunks.flatMap((hunk) => hunk.lines.filter((line) => line.kind !== skip));
  const packed = lines.map((line) => packLine(line.text));
  const seats = new Map<string, number>();
  for (const [seat, line] of packed.entries()) seats.set(line, seats.has(line) ? -1 : seat);
  return { lines, packed, seats, seatOf: new Map(lines.map((line, seat) => [line.bodyLine, seat])) };
}

/** The lines around a commented line, and what stands in their place later. Ends exclude the line they name. */
export type Region = {
  readonly older: { readonly start: number; readonly end: number };
  readonly newer: { readonly start: number; readonly end: number };
};

/** Lines that are looked at on either side for one that both revisions have. */
const REACH = 30;

/**
 * The region of the newer side that corresponds to the lines `first` to `last` of the older one: what stands between
 * the nearest lines before and behind that are there once in both.
 * @returns undefined where the newer side does not show the place
 */
export function findRegion(older: Side, newer: Side, first: number, last: number): Region | undefined {
  const before = findTwin(older, newer, first, -1);
  const after = findTwin(older, newer, last, 1);
  if (!before && !after) return undefined;
  const start = before ?? { older: Math.max(-1, first - REACH), newer: Math.max(-1, (after?.newer ?? 0) - REACH) };
  const end = after ?? {
    older: Math.min(older.lines.length, last + REACH),
    newer: Math.min(newer.lines.length, start.newer + REACH + last - first),
  };
  if (end.newer <= start.newer) return undefined;
  return {
    older: { start: start.older + 1, end: end.older },
    newer: { start: start.newer + 1, end: end.newer },
  };
}

function findTwin(older: Side, newer: Side, from: number, step: 1 | -1): { older: number; newer: number } | undefined {
  for (let seat = from + step, left = REACH; left > 0; seat += step, left--) {
    const line = older.packed[seat];
    if (line === undefined) return undefined;
    if (line.length < 4 || older.seats.get(line) !== seat) continue;
    const twin = newer.seats.get(line);
    if (twin !== undefined && twin >= 0) return { older: seat, newer: twin };
  }
  return undefined;
}

/** The lines of the newer region that the older has not, and the other way round; each line counts as often as it is there. */
export function compareRegion(
  older: Side,
  newer: Side,
  region: Region,
): { readonly added: readonly number[]; readonly removed: readonly number[] } {
  return {
    added: listExtra(newer.packed, region.newer, older.packed, region.older),
    removed: listExtra(older.packed, region.older, newer.packed, region.newer),
  };
}

type Range = { readonly start: number; readonly end: number };

function listExtra(lines: readonly string[], range: Range, others: readonly string[], otherRange: Range): number[] {
  const left = new Map<string, number>();
  for (let seat = otherRange.start; seat < otherRange.end; seat++) {
    const line = others[seat] ?? '';
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  const extra: number[] = [];
  for (let seat = range.start; seat < range.end; seat++) {
    const line = lines[seat] ?? '';
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    else extra.push(seat);
  }
  return extra;
}
