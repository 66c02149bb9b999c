import type { LineRange } from '#db/model.ts';
import { isInBodyHeader } from './in-body-header.ts';

/** `---` alone on its line, which ends the commit message; mailers and lists leave white space behind it. */
export function isSeparator(line: string): boolean {
  return line.startsWith('---') && line.trimEnd() === '---';
}

/**
 * Where the commit message begins: behind the last scissors line that in-body headers follow, or behind the only one
 * that stands outside of the text. Pairs of them fence quoted logs, and nothing is cut there.
 */
export function findMessageStart(lines: readonly string[], stop: number): number {
  const scissors: number[] = [];
  for (let index = 0; index < stop; index++) {
    const line = lines[index] ?? '';
    if (isSeparator(line)) break;
    if (isScissors(line)) scissors.push(index);
  }
  const withHeaders = scissors.findLast((index) => isInBodyHeader(lines, index + 1));
  if (withHeaders !== undefined) return withHeaders + 1;
  const [only] = scissors;
  if (only === undefined || scissors.length > 1) return 0;
  const isAboveTrailers = !lines.slice(0, only).some((line) => line.startsWith('Signed-off-by:'));
  return isAboveTrailers && lines.slice(only, stop).some((line) => line.startsWith('Signed-off-by:')) ? only + 1 : 0;
}

/** A scissors line holds `>8` or `8<` and is mostly dashes; nothing else stands in it but white space and a word or two. */
function isScissors(line: string): boolean {
  if (line.length > 120 || !/[-8<>%]/.test(line.charAt(0)) || !/8<|>8|%<|>%/.test(line)) return false;
  const marks = line.replace(/[^-8<>%]/g, '').length;
  const visible = line.replace(/\s/g, '').length;
  return marks >= 4 && line.includes('-') && visible < marks * 3;
}

/** The range from `first` to before `stop` (indexes) without empty lines at its ends; null where nothing is left. */
export function trimRange(lines: readonly string[], first: number, stop: number): LineRange | null {
  let start = first;
  let end = stop;
  while (start < end && lines[start]?.trim() === '') start++;
  while (start < end && lines[end - 1]?.trim() === '') end--;
  return start < end ? { first: start + 1, last: end } : null;
}

/** `git diff --stat --summary` between `first` and `stop`: its total line with the lines above and below it. */
export function findDiffstat(lines: readonly string[], first: number, stop: number): LineRange | null {
  for (let index = stop - 1; index >= first; index--) {
    const line = lines[index] ?? '';
    if (!/^ ?\d{1,9} files? changed/.test(line)) continue;
    let start = index;
    while (start > first && isStat(lines[start - 1] ?? '')) start--;
    let end = index + 1;
    while (end < stop && /^ (?:create|delete|rename|copy|mode change|rewrite) /.test(lines[end] ?? '')) end++;
    return { first: start + 1, last: end };
  }
  return null;
}

/** ` path/to/file.c | 12 +++---`, long paths cut to `.../file.c`. */
function isStat(line: string): boolean {
  const bar = line.lastIndexOf('|');
  return bar > 0 && /^\| *(?:\d|Bin\b|Unmerged)/.test(line.slice(bar, bar + 40));
}
