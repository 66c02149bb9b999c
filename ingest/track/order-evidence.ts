import { type Finding, findingOf } from './finding.ts';
import { isReordered } from './order.ts';
import type { Spot } from './place.ts';
import { findRegion, type Region, type Side } from './region.ts';
import { WEIGHT } from './weight.ts';

/** Lines before and behind a comment among which "move this" moves. */
const AROUND = 25;

/** Lines of the newer revision that are looked at. */
const MOST = 400;

/** What asks for an order of many lines rather than for another place of one. */
const SORTING = /sort|alphabet|order|christmas|xmas|then/i;

/**
 * Whether lines changed places as a comment asks: where it names what to move past, the two; where it asks for
 * sorting, any two of the lines there; else the commented line and any other.
 */
export function findOrder({ ask, before, after, seat, newer }: Spot): Finding | undefined {
  if (ask.order === undefined) return undefined;
  const region = findRegion(before, after, Math.max(0, seat - AROUND), seat + AROUND) ?? wholeOf(before, after);
  if (!region) return undefined;
  const older = before.packed.slice(region.older.start, region.older.end);
  const now = after.packed.slice(region.newer.start, Math.min(region.newer.end, region.newer.start + MOST));
  const line = before.packed[seat] ?? '';
  const isDone = changedPlaces([line, ...ask.names], older, now) ?? judgeLines(ask.order, line, older, now);
  if (isDone === undefined) return undefined;
  return isDone
    ? findingOf(WEIGHT.reordered, 'reordered', newer.patch, 'The lines there stand in another order')
    : findingOf(WEIGHT.notReordered, 'line-unchanged', newer.patch, 'The lines there stand in the same order');
}

/** All of a short file: there may be nothing before or behind the lines that moved. */
function wholeOf(before: Side, after: Side): Region | undefined {
  const [older, newer] = [before.lines.length, after.lines.length];
  return older > MOST || newer > MOST
    ? undefined
    : { older: { start: 0, end: older }, newer: { start: 0, end: newer } };
}

/** A line that was rewritten cannot be followed: then the change of it speaks for itself. */
function judgeLines(
  order: string,
  line: string,
  older: readonly string[],
  now: readonly string[],
): boolean | undefined {
  if (SORTING.test(order)) return isReordered(older, now);
  return now.includes(line) ? hasMoved(line, older, now) : undefined;
}

/**
 * Whether any two of the words, each at its first line, changed places.
 * @returns undefined where no two of them stand in both
 */
function changedPlaces(
  words: readonly string[],
  older: readonly string[],
  now: readonly string[],
): boolean | undefined {
  const seats = words.flatMap((word) => {
    const then = older.findIndex((line) => line.includes(word));
    const here = now.findIndex((line) => line.includes(word));
    return then < 0 || here < 0 ? [] : [{ then, here }];
  });
  if (seats.length < 2) return undefined;
  return seats.some((a) => seats.some((b) => a.then < b.then && a.here > b.here));
}

/** Whether a line changed places with any other that is there once. */
function hasMoved(line: string, older: readonly string[], now: readonly string[]): boolean {
  const then = older.indexOf(line);
  const here = now.indexOf(line);
  if (then < 0 || here < 0 || older.lastIndexOf(line) !== then) return false;
  const before = new Set(older.slice(0, then));
  const after = new Set(older.slice(then + 1));
  const passed = (other: string, list: ReadonlySet<string>, rest: ReadonlySet<string>) =>
    other.length > 3 && list.has(other) && !rest.has(other);
  return (
    now.slice(0, here).some((other) => passed(other, after, before)) ||
    now.slice(here + 1).some((other) => passed(other, before, after))
  );
}
