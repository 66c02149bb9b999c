import type { FileDiff, Hunk } from '#db/model.ts';
import { isFileHeader, parseFileHeader } from './file-header.ts';
import { parseHunks } from './hunk.ts';

/**
 * Reads the diffs of files that follow each other from `lines[start]` on: git's (`git help diff-generate-patch`) and
 * plain unified ones. `lines` are all lines of a mail's body, so that `bodyLine` is right; `start` and `end` are
 * indexes into them, `end` the one behind the last line read. No diff at `start` gives no files.
 */
export function parseDiff(lines: readonly string[], start: number): { files: readonly FileDiff[]; end: number } {
  const files: FileDiff[] = [];
  let end = start;
  for (;;) {
    const next = skipBlank(lines, end);
    if (!isFileHeader(lines, next)) return { files, end };
    const read = parseFile(lines, next);
    files.push(read.file);
    end = read.end;
  }
}

/** The index of the first diff at or behind `start`; undefined where there is none. */
export function findDiff(lines: readonly string[], start: number): number | undefined {
  for (let index = start; index < lines.length; index++) {
    if (isFileHeader(lines, index)) return index;
  }
  return undefined;
}

function parseFile(lines: readonly string[], start: number): { file: FileDiff; end: number } {
  const { header, end: headerEnd } = parseFileHeader(lines, start);
  const { hunks, end } = parseHunks(lines, headerEnd);
  const counts = countLines(hunks);
  return { file: { ...header, ...counts, hunks, lines: { first: start + 1, last: end } }, end };
}

function countLines(hunks: readonly Hunk[]): { added: number; removed: number } {
  let added = 0;
  let removed = 0;
  for (const hunk of hunks) {
    for (const { kind } of hunk.lines) {
      if (kind === 'added') added++;
      else if (kind === 'removed') removed++;
    }
  }
  return { added, removed };
}

function skipBlank(lines: readonly string[], start: number): number {
  let index = start;
  while (lines[index] === '') index++;
  return index;
}
