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
  const [before, between] = [older.side('new'), done.side('new')];
  const region = spotRegion(anchor, before, between);
  if (!region) return undefined;
  const { added, removed } = compareRegion(before, between, region);
  const isTelling = (line: string) => line.length >= TELLING;
  const written = added.map((seat) => between.packed[seat] ?? '').filter(isTelling);
  const fresh = written.filter((line) => !older.packed().has(line));
  const replaced = removed.map((seat) => before.packed[seat] ?? '').filter(isTelling);
  const left = fresh.filter((line) => newer.packed().has(line));
  const isGone = fresh.length > 0 && left.length * 2 <= fresh.length;
  const isBack = (replaced.length === 0 && left.length === 0) || replaced.some((line) => newer.packed().has(line));
  if (!isGone || !isBack) return undefined;
  return findingOf(WEIGHT.undone, 'line-unchanged', newer.patch, 'What was written there is gone again');
}
