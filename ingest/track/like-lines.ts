import type { Anchor } from '#db/model.ts';
import type { FileView } from './file-view.ts';
import { type Finding, findingOf } from './finding.ts';

type LineAnchor = Extract<Anchor, { kind: 'line' }>;

/** "Use SZ_* for these", "the same for all of them": meant for more than the line above it. */
const SEVERAL = /\b(?:these|those|them|all of|all the|each of|both)\b/i;

/** Lines that one remark is below, at most. */
const REACH = 16;

/** Whether a remark is about several lines; what it names in the plural stands above it, one below the other. */
export function isAboutSeveral(text: string): boolean {
  return SEVERAL.test(text.slice(0, 600));
}

/**
 * Lines of one form above a remark that is about several (T64): which of them are changed, and which stand as before.
 * @returns undefined where they are not several, or where all or none were changed
 */
export function findLeftAmongLike(anchor: LineAnchor, older: FileView, newer: FileView): Finding | undefined {
  const name = anchor.newLine === null ? 'old' : 'new';
  const before = older.side(name);
  const after = newer.side(name);
  const seat = before.seatOf.get(anchor.bodyLine);
  if (seat === undefined) return undefined;
  const form = formOf(before.lines[seat]?.text ?? '');
  let first = seat;
  while (first > 0 && seat - first < REACH && formOf(before.lines[first - 1]?.text ?? '') === form) first--;
  const like = before.lines.slice(first, seat + 1);
  const left = like.filter((_, index) => after.seats.has(before.packed[first + index] ?? ''));
  if (form === '' || like.length < 2 || left.length === 0 || left.length === like.length) return undefined;
  const shown = left.slice(0, 5).map(({ text }) => `"${text.trim().slice(0, 60)}"`);
  const detail = `${like.length - left.length} of ${like.length} lines of that form were changed; left: ${shown.join(', ')}`;
  return findingOf(0, 'line-unchanged', newer.patch, detail, anchor.bodyLine);
}

/** A line with all names and numbers alike: `#define LAMP_SIZE 0x1000` has the form of its neighbours. */
function formOf(line: string): string {
  const form = line
    .trim()
    .replace(/\w+/g, 'x')
    .replace(/[ \t]+/g, ' ');
  return form.length > 3 ? form : '';
}
