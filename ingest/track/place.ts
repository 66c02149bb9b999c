import type { Anchor, Verdict } from '#db/model.ts';
import { countWord } from '#ingest/review/word.ts';
import type { Ask } from './ask.ts';
import { aimAtComment } from './code-comment.ts';
import type { FileView } from './file-view.ts';
import { type Finding, findingOf } from './finding.ts';
import { isSubject } from './identifier.ts';
import { findInitialized } from './initializer.ts';
import { isReordered } from './order.ts';
import { findOrder } from './order-evidence.ts';
import { compareRegion, findRegion, type Region, type Side } from './region.ts';
import { WEIGHT, weighChange } from './weight.ts';
import { findSharedWord, regionText } from './word-evidence.ts';

type LineAnchor = Extract<Anchor, { kind: 'line' }>;

/** Lines on either side of a comment's that are looked at with it. */
const BESIDE = 3;

/** A bare `}` or an empty line closes what the comment is about: that stands above it. */
const ABOVE = 8;
const SHORT = 3;

/** What is compared: a commented line of one revision of a file, and the same file later. */
export type Spot = {
  readonly ask: Ask;
  readonly before: Side;
  readonly after: Side;
  /** Where the commented line stands in `before`. */
  readonly seat: number;
  readonly text: string;
  readonly newer: FileView;
  /** The share of the file's lines that changed. */
  readonly background: number;
};

export type PlaceFindings = { readonly place: Verdict['place']; readonly findings: readonly Finding[] };

/** What became of the commented line and of the lines around it. */
export function findPlace(quoted: LineAnchor, ask: Ask, older: FileView, newer: FileView): PlaceFindings {
  const name = quoted.newLine === null ? 'old' : 'new';
  const before = older.side(name);
  const after = newer.side(name);
  const anchor = ask.isAboutComment ? aimAtComment(quoted, before) : quoted;
  const seat = before.seatOf.get(anchor.bodyLine);
  const line = seat === undefined ? undefined : before.lines[seat];
  if (seat === undefined || !line) return { place: placeOf(newer, undefined), findings: [] };
  const spot: Spot = { ask, before, after, seat, text: line.text, newer, background: older.lostIn(newer) };
  const isBare = (before.packed[seat] ?? '').length < SHORT;
  const region = spotRegion(anchor, before, after);
  if (!region) return { place: placeOf(newer, undefined), findings: isBare ? [] : [judgeLost(spot)] };
  const seatNow = after.packed.indexOf(before.packed[seat] ?? '', region.newer.start);
  const stands = seatNow >= 0 && seatNow < region.newer.end;
  const place = placeOf(newer, after.lines[stands ? seatNow : region.newer.start]);
  const order = findInitializer(spot, region) ?? findSpacing(spot, region) ?? findOrder(spot);
  if (order) return { place, findings: [order] };
  if (isBare) return { place, findings: judgeBeside(spot, region) };
  if (!stands)
    return {
      place,
      findings: [judgeChanged(spot, region), ...findWrongStill(spot, region), ...findSharedWord(spot, region)],
    };
  return { place, findings: [...judgeStanding(spot, seatNow, region), ...judgeBeside(spot, region)] };
}

/** The lines around a comment's, and what stands there later. */
export function spotRegion({ bodyLine }: LineAnchor, before: Side, after: Side): Region | undefined {
  const seat = before.seatOf.get(bodyLine);
  if (seat === undefined) return undefined;
  const above = (before.packed[seat] ?? '').length < SHORT ? ABOVE : BESIDE;
  return findRegion(before, after, Math.max(0, seat - above), seat + BESIDE);
}

function placeOf({ patch, diff }: FileView, line: Side['lines'][number] | undefined): Verdict['place'] {
  return { patch, file: diff.path, newLine: line?.newLine ?? null, bodyLine: line?.bodyLine ?? null };
}

/** The newer revision does not show the surroundings: the line stands elsewhere, or it went with them. */
function judgeLost({ ask, before, after, seat, text, newer, background }: Spot): Finding {
  if (after.seats.has(before.packed[seat] ?? '')) {
    const weight = ask.order === undefined ? WEIGHT.lineMoved : WEIGHT.reordered;
    return findingOf(weight, 'line-moved', newer.patch, `"${show(text)}" stands in another place`);
  }
  const weight = ask.isRemoval ? WEIGHT.removalDone : weighChange('line', true, background);
  return findingOf(weight, 'line-gone', newer.patch, `"${show(text)}" is gone with what stood around it`);
}

function judgeStanding(spot: Spot, seatNow: number, region: Region): readonly Finding[] {
  const { ask, before, after, text, newer, background } = spot;
  const now = after.lines[seatNow];
  const place = now?.bodyLine ?? null;
  if (now && now.text !== text && now.text.trim() === text.trim()) {
    /** An `if` that went away around a line indents it anew: the change is beside it. */
    const { added, removed } = compareRegion(before, after, region);
    if (added.length + removed.length > 0) return [];
    const detail = `"${show(text)}" is only indented anew`;
    return [findingOf(WEIGHT.lineReindented, 'line-reindented', newer.patch, detail, place)];
  }
  const weight = ask.isRemoval ? WEIGHT.removalKept : weighChange('line', false, background);
  return [findingOf(weight, 'line-unchanged', newer.patch, `"${show(text)}" stands as before`, place)];
}

/** A variable that is to get its value later: whether its declaration still gives it one. */
function findInitializer({ ask, after, text, newer }: Spot, { newer: range }: Region): Finding | undefined {
  const name = ask.isInitializer ? findInitialized(text) : undefined;
  if (name === undefined) return undefined;
  const still = after.lines.slice(range.start, range.end).find((line) => findInitialized(line.text) === name);
  return still
    ? findingOf(
        WEIGHT.notReordered,
        'line-unchanged',
        newer.patch,
        `${name} is still set where it is declared`,
        still.bodyLine,
      )
    : findingOf(WEIGHT.reordered, 'line-changed', newer.patch, `${name} is not set where it is declared any more`);
}

/** Other comparisons leave white space out; a comment that is about it is judged by it alone. */
function findSpacing({ ask, before, after, newer }: Spot, { older, newer: now }: Region): Finding | undefined {
  if (!ask.isSpacing) return undefined;
  const place = after.lines[now.start]?.bodyLine ?? null;
  return regionText(before, older) === regionText(after, now)
    ? findingOf(
        WEIGHT.spacingKept,
        'line-unchanged',
        newer.patch,
        'The lines there are the same, white space included',
        place,
      )
    : findingOf(WEIGHT.spacingChanged, 'line-changed', newer.patch, 'The lines there were changed', place);
}

function judgeChanged(
  { ask, before, after, seat, text, newer, background }: Spot,
  { older, newer: now }: Region,
): Finding {
  const place = after.lines[now.start]?.bodyLine ?? null;
  if (after.seats.has(before.packed[seat] ?? '')) {
    return findingOf(WEIGHT.lineMoved, 'line-moved', newer.patch, `"${show(text)}" stands in another place`, place);
  }
  const isGone = now.end - now.start < older.end - older.start;
  const weight = ask.isRemoval ? WEIGHT.removalDone : weighChange('line', true, background);
  return isGone
    ? findingOf(weight, 'line-gone', newer.patch, `"${show(text)}" is gone`, place)
    : findingOf(weight, 'line-changed', newer.patch, `"${show(text)}" was changed`, place);
}

function judgeBeside(spot: Spot, region: Region): readonly Finding[] {
  const { before, after, newer, background } = spot;
  const { added, removed } = compareRegion(before, after, region);
  if (added.length === 0 && removed.length === 0) {
    if (isReordered(sliceOf(before, region.older), sliceOf(after, region.newer))) {
      return [findingOf(WEIGHT.besideReordered, 'reordered', newer.patch, 'The lines there stand in another order')];
    }
    return [
      findingOf(weighChange('beside', false, background), 'line-unchanged', newer.patch, 'Nothing beside it changed'),
    ];
  }
  const at = after.lines[added[0] ?? region.newer.start]?.bodyLine ?? null;
  const beside = findingOf(
    weighChange('beside', true, background),
    'line-changed',
    newer.patch,
    'The lines beside it were changed',
    at,
  );
  return [beside, ...findSharedWord(spot, region)];
}

function sliceOf(side: Side, { start, end }: Region['older']): readonly string[] {
  return side.packed.slice(start, end);
}

/** "_warn is too strong": whether the lines that were written there still have what was wrong. */
function findWrongStill({ ask, before, after, newer }: Spot, { older, newer: now }: Region): readonly Finding[] {
  const [then, here] = [regionText(before, older), regionText(after, now)];
  const name = ask.names.find(
    (each) => isSubject(each, ask.text) && countWord(then, each) > 0 && countWord(here, each) > 0,
  );
  if (name === undefined) return [];
  const place = after.lines[now.start]?.bodyLine ?? null;
  return [findingOf(WEIGHT.identifierStaysHere, 'identifier-kept', newer.patch, `${name} still stands there`, place)];
}

/** A line of code as it is quoted in a sentence. */
function show(code: string): string {
  const text = code.trim();
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
