import type { Hunk, Line } from '#db/model.ts';

/** Nine digits are more lines than any file has, and sums of them stay exact. */
const HUNK_HEADER = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@(.*)$/;

/** A line that a mailer wrapped comes in two, seldom in three. */
const WRAPPED_AT_MOST = 2;

/** Looking further ahead at each of many empty lines would not be linear. */
const BLANK_AT_MOST = 40;

const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const AT = 64;
const BACKSLASH = 92;
const TAB = 9;
const NO_BREAK_SPACE = 160;

/**
 * Reads the hunks from `lines[start]` on (`git help diff-generate-patch`); `end` is the index after the last one.
 * The counts of a hunk's header are trusted, its lines are read tolerant of what mailers do to them: see `lineKind`.
 */
export function parseHunks(lines: readonly string[], start: number): { hunks: readonly Hunk[]; end: number } {
  const hunks: Hunk[] = [];
  let end = start;
  for (;;) {
    const read = parseHunk(lines, skipBlank(lines, end));
    if (!read) return { hunks, end };
    hunks.push(read.hunk);
    end = read.end;
  }
}

/** The index of the first line that is not empty: some mailers put empty lines between hunks. */
function skipBlank(lines: readonly string[], start: number): number {
  let index = start;
  while (lines[index] === '' && index < start + BLANK_AT_MOST) index++;
  return index;
}

function parseHunk(lines: readonly string[], start: number): { hunk: Hunk; end: number } | undefined {
  const first = lines[start];
  if (first === undefined || first.charCodeAt(0) !== AT) return undefined;
  const header = HUNK_HEADER.exec(first);
  if (!header) return undefined;
  const oldStart = Number(header[1]);
  const newStart = Number(header[3]);
  const oldLines = Number(header[2] ?? 1);
  const newLines = Number(header[4] ?? 1);
  const read: Line[] = [];
  let oldLine = oldStart;
  let newLine = newStart;
  let oldLeft = oldLines;
  let newLeft = newLines;
  let heading = header[5] ?? '';
  let end = start + 1;
  for (let index = end; index < lines.length && (oldLeft > 0 || newLeft > 0); index++) {
    const line = lines[index] ?? '';
    const kind = lineKind(lines, index, oldLeft === newLeft ? oldLeft : null);
    if (kind === 'end') break;
    if (kind === 'wrapped') {
      const last = read.pop();
      if (last) read.push({ ...last, text: `${last.text} ${line}` });
      else heading += ` ${line}`;
    } else if (kind !== 'no-newline') {
      // A mailer that strips the mark of context lines leaves their tab in the first column.
      const text = line.charCodeAt(0) === TAB ? line : line.slice(1);
      const isOld = kind !== 'added';
      const isNew = kind !== 'removed';
      read.push({
        kind,
        text,
        oldLine: isOld ? oldLine : null,
        newLine: isNew ? newLine : null,
        bodyLine: index + 1,
      });
      if (isOld) {
        oldLine++;
        oldLeft--;
      }
      if (isNew) {
        newLine++;
        newLeft--;
      }
    }
    end = index + 1;
  }
  if (lines[end]?.startsWith('\\ ')) end++;
  return { hunk: { oldStart, oldLines, newStart, newLines, heading: heading.trim(), lines: read }, end };
}

/** What a line is while the header's counts ask for more; `contextLeft` is how many where they ask for context alone. */
function lineKind(
  lines: readonly string[],
  index: number,
  contextLeft: number | null,
): Line['kind'] | 'no-newline' | 'wrapped' | 'end' {
  const line = lines[index] ?? '';
  switch (line.charCodeAt(0)) {
    case PLUS:
      return 'added';
    case MINUS:
      return isSignature(lines, index) ? 'end' : 'removed';
    case SPACE:
    case TAB:
    case NO_BREAK_SPACE:
      return 'context';
    case BACKSLASH:
      return 'no-newline';
    case AT:
      return line.startsWith('@@ -') ? 'end' : wrappedOrEnd(lines, index);
  }
  if (line !== '') return wrappedOrEnd(lines, index);
  // An empty context line whose mark was stripped as trailing white space; at the end of a cut off mail it is its end.
  const next = skipBlank(lines, index);
  return hasMark(lines[next]) || (contextLeft !== null && contextLeft <= next - index) ? 'context' : 'end';
}

/** A line without a mark is the rest of the line above it if the hunk goes on behind it, else the hunk is cut off. */
function wrappedOrEnd(lines: readonly string[], index: number): 'wrapped' | 'end' {
  if (lines[index]?.startsWith('diff --git ')) return 'end';
  for (let next = index + 1; next <= index + WRAPPED_AT_MOST; next++) {
    const line = lines[next];
    if (line === undefined || line.startsWith('diff --git ')) return 'end';
    if (hasMark(line)) return isSignature(lines, next) ? 'end' : 'wrapped';
  }
  return 'end';
}

function hasMark(line: string | undefined): boolean {
  const mark = line?.charCodeAt(0);
  return (
    mark === SPACE || mark === PLUS || mark === MINUS || mark === TAB || mark === NO_BREAK_SPACE || mark === BACKSLASH
  );
}

/** `-- ` and a version below it: format-patch's signature, not the removed line `- `. */
function isSignature(lines: readonly string[], index: number): boolean {
  const line = lines[index];
  if (line !== '-- ' && line !== '--') return false;
  const next = lines[skipBlank(lines, index + 1)];
  return next === undefined || !(hasMark(next) || next.startsWith('@@ -') || next.startsWith('diff --git '));
}
