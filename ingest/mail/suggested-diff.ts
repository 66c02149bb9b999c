/** Longer hunks in a reply are damaged counts. */
const MAX_HUNK = 2000;

const HUNK = /^@@ -\d{1,7}(?:,(\d{1,7}))? \+\d{1,7}(?:,(\d{1,7}))? @@/;

const HEADER =
  /^(?:diff |index [\da-f]|--- |\+\+\+ |new file mode|deleted file mode|similarity index|rename |old mode|new mode)/;

/**
 * How far a diff goes that the writer of a reply suggests, unquoted.
 * @param start index of the line that may begin one
 * @returns index behind its last line; `start` where no diff begins
 */
export function endOfDiff(lines: readonly string[], start: number): number {
  if (!beginsDiff(lines[start] ?? '', lines[start + 1] ?? '')) return start;
  let index = start;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    if (HUNK.test(line)) index = endOfHunk(lines, index);
    else if (HEADER.test(line)) index++;
    else if (line === '' && /^(?:diff --git |@@ -)/.test(lines[index + 1] ?? '')) index++;
    else break;
  }
  return index;
}

function beginsDiff(line: string, next: string): boolean {
  if (line.startsWith('diff --git ') || line.startsWith('diff -')) return true;
  if (line.startsWith('--- ')) return next.startsWith('+++ ');
  return line.startsWith('@@ ') && HUNK.test(line);
}

/** The counts say how long a hunk is; a line that no diff can have ends it sooner. */
function endOfHunk(lines: readonly string[], start: number): number {
  const counts = HUNK.exec(lines[start] ?? '');
  let older = Math.min(MAX_HUNK, Number(counts?.[1] ?? 1));
  let newer = Math.min(MAX_HUNK, Number(counts?.[2] ?? 1));
  let index = start + 1;
  for (; index < lines.length && (older > 0 || newer > 0); index++) {
    const mark = lines[index]?.charAt(0);
    if (mark === '-') older--;
    else if (mark === '+') newer--;
    else if (mark === ' ' || mark === '' || mark === '\t') {
      older--;
      newer--;
    } else if (mark !== '\\') break;
  }
  while (index > start + 1 && lines[index - 1] === '') index--;
  return index;
}
