import type { QuoteLine } from '#ingest/mail/quote.ts';
import { BLANK, countUpTo, hashWords, type LineIndex, listSame, plainWords } from './line-index.ts';

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
const MIN_BEGINNING = 40;

/**
 * Finds the quoted lines of a reply in the mail that it quotes: by content, since mailers re-wrap, cut and drop marks.
 * A line that stands there several times is placed by its neighbours. An own line that turns out to be the rest of a
 * wrapped quote gets a place, too. Linear but for binary searches.
 * @param hashes of the lines of `reply`, by `hashLines`
 */
export function alignQuote(reply: readonly QuoteLine[], hashes: Int32Array, index: LineIndex): QuoteAlignment {
  const lines = new Int32Array(reply.length + 1);
  const candidates = new Int32Array(reply.length + 1);
  const unsure = placeCertain(reply, hashes, index, lines, candidates);
  placeBefore(unsure, index, lines, candidates);
  placeBetween(unsure, index, lines, candidates);
  return { lines, candidates };
}

/** A line of the reply that stands several times in the other mail, and the last place where it does. */
type Unsure = { readonly number: number; readonly last: number };

/** Places lines that stand there once, or right behind the line placed before. @returns the others, in order */
function placeCertain(
  reply: readonly QuoteLine[],
  hashes: Int32Array,
  index: LineIndex,
  lines: Int32Array,
  candidates: Int32Array,
): Unsure[] {
  const unsure: Unsure[] = [];
  let above = 0;
  for (let at = 0; at < reply.length; at++) {
    const line = reply[at];
    if (line?.kind !== 'quoted') continue;
    const hash = hashes[at + 1] ?? BLANK;
    if (hash === BLANK) continue;
    const place = findCertain(hash, index, above);
    let end = at + 1;
    if (place === 0) {
      unsure.push({ number: at + 1, last: index.last.get(hash) ?? 0 });
      continue;
    }
    let found = place;
    if (found === undefined) {
      const joined = findJoined(reply, at, hash, index, above);
      found = joined?.place ?? findBegun(line.text, index, above);
      end = joined?.end ?? end;
    }
    if (found === undefined) continue;
    for (let piece = at + 1; piece <= end; piece++) {
      lines[piece] = found;
      candidates[piece] = 1;
    }
    above = found;
    at = end - 1;
  }
  return unsure;
}

/** @returns 0 where the line stands in several places, undefined where in none */
function findCertain(hash: number, index: LineIndex, above: number): number | undefined {
  const next = index.following[above] ?? 0;
  if (next > 0 && index.hashes[next] === hash) return next;
  const last = index.last.get(hash);
  return last === undefined || index.above[last] === 0 ? last : 0;
}

/** A line that a mailer has broken into pieces; the last piece may have lost its quote mark. */
function findJoined(
  reply: readonly QuoteLine[],
  start: number,
  hash: number,
  index: LineIndex,
  above: number,
): { readonly end: number; readonly place: number } | undefined {
  let joined = hash;
  for (let at = start + 1; at < reply.length && at < start + MAX_PIECES; at++) {
    const line = reply[at];
    if (!line || (line.kind !== 'quoted' && reply[at - 1]?.kind !== 'quoted')) return undefined;
    const longer = hashWords(line.text, joined);
    if (longer === joined) return undefined;
    joined = longer;
    const place = findCertain(joined, index, above) ?? 0;
    if (place > 0) return { end: at + 1, place };
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
  const end = Math.min(index.texts.length, last + REACH);
  for (let number = last + 1; number <= end; number++) {
    const other = index.texts[number - 1] ?? '';
    if (other.length < words.length || other.trimStart().charCodeAt(0) !== words.charCodeAt(0)) continue;
    if (plainWords(other.slice(0, 2 * MAX_BEGINNING)).startsWith(words)) return number;
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
    if (place === 0 || index.hashes[place] !== index.hashes[each.last]) continue;
    lines[each.number] = place;
    candidates[each.number] = 1;
  }
}

/** What is left stands somewhere between the lines placed above and below, if it can; the nearest place is taken. */
function placeBetween(unsure: readonly Unsure[], index: LineIndex, lines: Int32Array, candidates: Int32Array): void {
  const limits = limitsBelow(unsure, lines);
  const same = new Map<number, readonly number[]>();
  let above = 0;
  let seen = 0;
  for (const [at, { number, last }] of unsure.entries()) {
    for (; seen < number; seen++) above = lines[seen] || above;
    if ((lines[number] ?? 0) > 0) continue;
    const places = same.get(last) ?? listSame(index, last);
    same.set(last, places);
    const below = limits[at] ?? 0;
    const limit = below > above ? below : index.texts.length + 1;
    const before = countUpTo(places, above);
    const count = countUpTo(places, limit - 1) - before;
    lines[number] = (count > 0 ? places[before] : places[0]) ?? 0;
    candidates[number] = count > 0 ? count : places.length;
  }
}

/** For each unsure line, the place of the next line below it that has one. */
function limitsBelow(unsure: readonly Unsure[], lines: Int32Array): Int32Array {
  const limits = new Int32Array(unsure.length);
  let limit = 0;
  let at = lines.length;
  for (let each = unsure.length - 1; each >= 0; each--) {
    const number = unsure[each]?.number ?? 0;
    while (--at >= number) limit = lines[at] || limit;
    limits[each] = limit;
    at = number;
  }
  return limits;
}
