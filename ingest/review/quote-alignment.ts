import type { QuoteLine } from '#ingest/mail/quote.ts';
import { BLANK, countUpTo, firstAfter, hashWords, type LineIndex, plainWords } from './line-index.ts';

/** Where the lines of a reply come from in another mail. Indexed by line number from 1. */
export type QuoteAlignment = {
  /** The line of that mail; 0 where it has none. */
  readonly lines: Int32Array;
  /** How many lines of that mail fit, from all that is known; 1 is certain. */
  readonly candidates: Int32Array;
};

/** A mailer breaks a line into so many at most. */
const MAX_PIECES = 4;

/** Shorter beginnings of lines are no proof. */
const MIN_BEGINNING = 24;

/**
 * Finds the quoted lines of a reply in the mail that it quotes: by content, since mailers re-wrap, cut and drop marks.
 * A line that stands there several times is placed by its neighbours. An own line that turns out to be the rest of a
 * wrapped quote gets a place, too. Linear but for binary searches.
 */
export function alignQuote(reply: readonly QuoteLine[], index: LineIndex): QuoteAlignment {
  const lines = new Int32Array(reply.length + 1);
  const candidates = new Int32Array(reply.length + 1);
  const unsure = placeCertain(reply, index, lines, candidates);
  placeBefore(unsure, index, lines, candidates);
  placeBetween(unsure, lines, candidates);
  return { lines, candidates };
}

type Unsure = { readonly number: number; readonly same: readonly number[] };

/** Places lines that stand there once, or right behind the line placed before. @returns the others, in order */
function placeCertain(
  reply: readonly QuoteLine[],
  index: LineIndex,
  lines: Int32Array,
  candidates: Int32Array,
): Unsure[] {
  const unsure: Unsure[] = [];
  let last = 0;
  for (let at = 0; at < reply.length; at++) {
    const line = reply[at];
    if (line?.kind !== 'quoted') continue;
    const hash = hashWords(line.text);
    if (hash === BLANK) continue;
    const same = index.lines.get(hash);
    if (!same) {
      const joined = findJoined(reply, at, hash, index);
      const place = joined ? (firstAfter(joined.same, last) ?? joined.same[0]) : findBegun(line.text, index, last);
      if (place === undefined) continue;
      const end = joined ? joined.end : at + 1;
      for (let piece = at; piece < end; piece++) lines[piece + 1] = place;
      for (let piece = at; piece < end; piece++) candidates[piece + 1] = 1;
      last = place;
      at = end - 1;
      continue;
    }
    const next = index.following[last] ?? 0;
    const place = same.length === 1 ? same[0] : firstAfter(same, last) === next ? next : 0;
    if (place) {
      lines[at + 1] = place;
      candidates[at + 1] = 1;
      last = place;
    } else unsure.push({ number: at + 1, same });
  }
  return unsure;
}

/** A line that a mailer has broken into pieces; the last piece may have lost its quote mark. */
function findJoined(
  reply: readonly QuoteLine[],
  start: number,
  hash: number,
  index: LineIndex,
): { readonly end: number; readonly same: readonly number[] } | undefined {
  let joined = hash;
  for (let at = start + 1; at < reply.length && at < start + MAX_PIECES; at++) {
    const line = reply[at];
    if (!line || (line.kind !== 'quoted' && reply[at - 1]?.kind !== 'quoted')) return undefined;
    const longer = hashWords(line.text, joined);
    if (longer === joined) return undefined;
    joined = longer;
    const same = index.lines.get(joined);
    if (same) return { end: at + 1, same };
    if (line.kind !== 'quoted') return undefined;
  }
  return undefined;
}

/** How many lines behind the last are looked at for one that begins with what is quoted. */
const REACH = 40;

/** Mailers break lines much sooner. */
const MAX_BEGINNING = 200;

/** A line that is quoted in part. */
function findBegun(text: string, index: LineIndex, last: number): number | undefined {
  if (text.length < MIN_BEGINNING || text.length > MAX_BEGINNING) return undefined;
  const words = plainWords(text);
  if (words.length < MIN_BEGINNING) return undefined;
  const end = Math.min(index.texts.length, last + REACH);
  for (let number = last + 1; number <= end; number++) {
    const other = index.texts[number - 1] ?? '';
    if (other.length > words.length && plainWords(other.slice(0, 2 * MAX_BEGINNING)).startsWith(words)) return number;
  }
  return undefined;
}

/** Places, from the end on, each unsure line that fits right before the one below it. */
function placeBefore(unsure: readonly Unsure[], index: LineIndex, lines: Int32Array, candidates: Int32Array): void {
  for (let at = unsure.length - 1; at >= 0; at--) {
    const each = unsure[at];
    if (!each) continue;
    const below = lines[each.number + 1] ?? 0;
    const place = below > 0 ? (index.preceding[below] ?? 0) : 0;
    if (place === 0 || !hasNumber(each.same, place)) continue;
    lines[each.number] = place;
    candidates[each.number] = 1;
  }
}

function hasNumber(ascending: readonly number[], number: number): boolean {
  return firstAfter(ascending, number - 1) === number;
}

/** What is left stands somewhere between the lines placed above and below, if it can; the nearest place is taken. */
function placeBetween(unsure: readonly Unsure[], lines: Int32Array, candidates: Int32Array): void {
  const below = new Int32Array(unsure.length);
  let at = lines.length;
  for (let each = unsure.length - 1, next = 0; each >= 0; each--) {
    const number = unsure[each]?.number ?? 0;
    while (--at > number) if ((lines[at] ?? 0) > 0) next = lines[at] ?? 0;
    if ((lines[number] ?? 0) > 0) next = lines[number] ?? 0;
    below[each] = next;
  }
  let above = 0;
  let seen = 0;
  for (const [each, { number, same }] of unsure.entries()) {
    for (; seen < number; seen++) if ((lines[seen] ?? 0) > 0) above = lines[seen] ?? 0;
    if ((lines[number] ?? 0) > 0) continue;
    const limit = (below[each] ?? 0) > above ? (below[each] ?? 0) : Number.POSITIVE_INFINITY;
    const place = firstAfter(same, above);
    const fits = place !== undefined && place < limit;
    lines[number] = fits ? place : (same[0] ?? 0);
    candidates[number] = fits ? countUpTo(same, limit - 1) - countUpTo(same, above) : same.length;
  }
}
