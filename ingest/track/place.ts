import type { Anchor, Verdict } from '#db/model.ts';
import type { Ask } from './ask.ts';
import { type Finding, findingOf } from './finding.ts';
import { isReordered } from './order.ts';
import { compareRegion, findRegion, type Region, type Side } from './region.ts';
import type { FileView } from './revision-view.ts';
import { WEIGHT } from './weight.ts';
import { listTellingStems } from './word.ts';

type LineAnchor = Extract<Anchor, { kind: 'line' }>;

/** Lines on either side of a comment's that are looked at with it. */
const BESIDE = 3;

/** A bare `}` or an empty line closes what the comment is about: that stands above it. */
const ABOVE = 8;

export type PlaceFindings = { readonly place: Verdict['place']; readonly findings: readonly Finding[] };

/** What became of the commented line and of the lines around it. */
export function findPlace(anchor: LineAnchor, ask: Ask, older: FileView, newer: FileView): PlaceFindings {
  const side = anchor.newLine === null ? 'old' : 'new';
  const before = older.side(side);
  const after = newer.side(side);
  const seat = before.lines.findIndex((line) => line.bodyLine === anchor.bodyLine);
  const nowhere = { patch: newer.patch, file: newer.diff.path, newLine: null, bodyLine: null };
  if (seat < 0) return { place: nowhere, findings: [] };
  const isBare = (before.packed[seat] ?? '').length < 3;
  const first = Math.max(0, seat - (isBare ? ABOVE : BESIDE));
  const region = findRegion(before, after, first, seat + BESIDE);
  if (!region) return { place: nowhere, findings: findOutside(anchor, ask, before, after, seat, newer) };
  const seatNow = seatWithin(after, before.packed[seat] ?? '', region);
  const at = after.lines[seatNow ?? region.newer.start];
  const place = {
    patch: newer.patch,
    file: newer.diff.path,
    newLine: at?.newLine ?? null,
    bodyLine: at?.bodyLine ?? null,
  };
  const findings = [
    ...(isBare ? [] : [judgeLine(before, after, region, seat, seatNow, ask, newer)]),
    ...findBeside(before, after, region, ask, newer),
  ];
  return { place, findings };
}

/** The newer revision does not show the surroundings: the line may be there all the same, or it is gone with them. */
function findOutside(
  { code }: LineAnchor,
  ask: Ask,
  before: Side,
  after: Side,
  seat: number,
  newer: FileView,
): readonly Finding[] {
  const line = before.packed[seat] ?? '';
  if (line.length < 3) return [];
  if (after.seats.has(line)) {
    return [findingOf(WEIGHT.lineMoved, 'line-moved', newer.patch, `"${show(code)}" stands in another place`)];
  }
  const weight = ask.isRemoval ? WEIGHT.removalDone : WEIGHT.lineGone;
  return [findingOf(weight, 'line-gone', newer.patch, `"${show(code)}" is gone with what stood around it`)];
}

function judgeLine(
  before: Side,
  after: Side,
  region: Region,
  seat: number,
  seatNow: number | undefined,
  ask: Ask,
  newer: FileView,
): Finding {
  const text = before.lines[seat]?.text ?? '';
  const line = before.packed[seat] ?? '';
  if (seatNow !== undefined) {
    const now = after.lines[seatNow];
    const place = now?.bodyLine ?? null;
    if (now && now.text.trim() === text.trim() && now.text !== text) {
      const detail = `"${show(text)}" is only indented anew`;
      return findingOf(WEIGHT.lineReindented, 'line-reindented', newer.patch, detail, place);
    }
    const weight = ask.isRemoval ? WEIGHT.removalKept : WEIGHT.lineUnchanged;
    return findingOf(weight, 'line-unchanged', newer.patch, `"${show(text)}" stands as before`, place);
  }
  if (after.seats.has(line)) {
    const weight = ask.isOrder ? WEIGHT.reordered : WEIGHT.lineMoved;
    return findingOf(weight, 'line-moved', newer.patch, `"${show(text)}" stands in another place`);
  }
  const isGone = region.newer.end - region.newer.start < region.older.end - region.older.start;
  const weight = ask.isRemoval ? WEIGHT.removalDone : isGone ? WEIGHT.lineGone : WEIGHT.lineChanged;
  const detail = isGone ? `"${show(text)}" is gone` : `"${show(text)}" was changed`;
  const place = after.lines[region.newer.start]?.bodyLine ?? null;
  return findingOf(weight, isGone ? 'line-gone' : 'line-changed', newer.patch, detail, place);
}

function findBeside(before: Side, after: Side, region: Region, ask: Ask, newer: FileView): readonly Finding[] {
  const { added, removed } = compareRegion(before, after, region);
  const sliceOf = (side: Side, { start, end }: { start: number; end: number }) => side.packed.slice(start, end);
  if (ask.isOrder && isReordered(sliceOf(before, region.older), sliceOf(after, region.newer))) {
    return [findingOf(WEIGHT.reordered, 'reordered', newer.patch, 'The lines there stand in another order')];
  }
  if (added.length === 0 && removed.length === 0) {
    const detail = 'Nothing beside it changed';
    return [findingOf(WEIGHT.besideUnchanged, 'line-unchanged', newer.patch, detail)];
  }
  const at = after.lines[added[0] ?? region.newer.start]?.bodyLine ?? null;
  const findings = [
    findingOf(WEIGHT.besideChanged, 'line-changed', newer.patch, 'The lines beside it were changed', at),
  ];
  const written = listTellingStems(added.map((seat) => after.lines[seat]?.text ?? '').join('\n'));
  const had = listTellingStems(
    before.lines
      .slice(region.older.start, region.older.end)
      .map((l) => l.text)
      .join('\n'),
  );
  const shared = [...written].find((stem) => ask.stems.has(stem) && !had.has(stem));
  if (shared) {
    const detail = `What was written there speaks of "${shared}", as the comment does`;
    findings.push(findingOf(WEIGHT.wordsAdded, 'identifier-added', newer.patch, detail, at));
  }
  return findings;
}

/** Where a line stands within a region; the first place where there are more. */
function seatWithin(side: Side, line: string, { newer }: Region): number | undefined {
  for (let seat = newer.start; seat < newer.end; seat++) if (side.packed[seat] === line) return seat;
  return undefined;
}

function show(code: string): string {
  const text = code.trim();
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
