import type { Anchor } from '#db/model.ts';
import type { FileView } from './file-view.ts';
import { type Finding, findingOf } from './finding.ts';
import { spotRegion } from './place.ts';
import { compareRegion } from './region.ts';
import { WEIGHT } from './weight.ts';

/** Shorter lines (`}`, `else {`) stand everywhere. */
const TELLING = 8;

/**
 * Whether what one revision wrote at the place of a comment is gone again from a later one, and what it replaced is
 * back: a revision that was made on an old branch.
 * @param done the file of the revision that had it
 */
export function findUndone(
  anchor: Extract<Anchor, { kind: 'line' }>,
  older: FileView,
  done: FileView,
  newer: FileView,
): Finding | undefined {
  const [before, between, after] = [older.side('new'), done.side('new'), newer.side('new')];
  const region = spotRegion(anchor, before, between);
  const now = spotRegion(anchor, before, after);
  if (!region || !now) return undefined;
  const { added, removed } = compareRegion(before, between, region);
  const isTelling = (line: string) => line.length >= TELLING;
  const written = added.map((seat) => between.packed[seat] ?? '').filter(isTelling);
  const fresh = written.filter((line) => !older.packed('added').has(line));
  const left = fresh.filter((line) => newer.packed('added').has(line));
  if (fresh.length === 0 || left.length * 2 > fresh.length) return undefined;
  const replaced = removed.map((seat) => before.packed[seat] ?? '').filter(isTelling);
  const here = new Set(after.packed.slice(now.newer.start, now.newer.end));
  const isBack =
    replaced.length > 0
      ? replaced.every((line) => here.has(line))
      : compareRegion(before, after, now).added.every((seat) => !isTelling(after.packed[seat] ?? ''));
  if (!isBack) return undefined;
  return findingOf(WEIGHT.undone, 'line-unchanged', newer.patch, 'What was written there is gone again');
}
