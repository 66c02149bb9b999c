import type { FileDiff } from '#db/model.ts';
import { parsePath, parsePathPair, parseSidePath, stripPrefix } from './path.ts';

/** What stands above the hunks of one file. */
export type FileHeader = Pick<FileDiff, 'status' | 'path' | 'oldPath' | 'oldMode' | 'newMode' | 'isBinary'>;

const EXTENDED_HEADER =
  /^(?:old mode|new mode|deleted file mode|new file mode|copy from|copy to|rename from|rename to|similarity index|dissimilarity index|index) /;

/** Whether a file's diff begins at `lines[index]`: `diff --git`, or `---` and `+++`, with `Index:` and `diff -u` above. */
export function isFileHeader(lines: readonly string[], index: number): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  switch (line.charCodeAt(0)) {
    case 45: // -
      return isSidePair(lines, index);
    case 100: // d
      if (line.startsWith('diff --git ')) return hasGitBody(lines, index + 1);
      return line.startsWith('diff -') && isSidePair(lines, index + 1);
    case 73: // I
      return line.startsWith('Index: ') && isSidePair(lines, skipRule(lines, index + 1));
  }
  return false;
}

/** `---` and `+++` with a hunk below: a line of text that begins with `--- ` is no diff. */
function isSidePair(lines: readonly string[], index: number): boolean {
  return (
    lines[index]?.startsWith('--- ') === true &&
    lines[index + 1]?.startsWith('+++ ') === true &&
    lines[index + 2]?.startsWith('@@ -') === true
  );
}

/** A mailer may have wrapped the long `diff --git` line, so that the second line is the rest of it. */
function hasGitBody(lines: readonly string[], index: number): boolean {
  return isGitBody(lines[index]) || (/^"?b\//.test(lines[index] ?? '') && isGitBody(lines[index + 1]));
}

function isGitBody(line: string | undefined): boolean {
  return line !== undefined && (EXTENDED_HEADER.test(line) || line.startsWith('--- '));
}

/** The `=====` below `Index:`, and what CVS writes there (`RCS file:`, `retrieving revision`, `diff -u`). */
function skipRule(lines: readonly string[], start: number): number {
  let index = start;
  while (index < start + 6 && /^(?:====|RCS file: |retrieving |diff -)/.test(lines[index] ?? '')) index++;
  return index;
}

/** Reads the header at `lines[start]`, where `isFileHeader` holds; `end` is the index of its first hunk. */
export function parseFileHeader(lines: readonly string[], start: number): { header: FileHeader; end: number } {
  const first = lines[start] ?? '';
  return first.startsWith('diff --git ') ? parseGitHeader(lines, start) : parsePlainHeader(lines, start);
}

function parseGitHeader(lines: readonly string[], start: number): { header: FileHeader; end: number } {
  const pair = parsePathPair((lines[start] ?? '').slice('diff --git '.length));
  let oldPath: string | null = pair?.oldPath ?? '';
  let newPath: string | null = pair?.newPath ?? '';
  let oldMode: string | null = null;
  let newMode: string | null = null;
  let status: FileDiff['status'] = 'modified';
  let isBinary = false;
  let end = start + 1;
  if (!isGitBody(lines[end])) end++;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? '';
    if (line.startsWith('index ')) {
      const mode = / (\d{6})$/.exec(line)?.[1] ?? null;
      oldMode ??= mode;
      newMode ??= mode;
    } else if (line.startsWith('old mode ')) oldMode = line.slice(9).trim();
    else if (line.startsWith('new mode ')) newMode = line.slice(9).trim();
    else if (line.startsWith('new file mode ')) {
      newMode = line.slice(14).trim();
      status = 'added';
    } else if (line.startsWith('deleted file mode ')) {
      oldMode = line.slice(18).trim();
      status = 'deleted';
    } else if (line.startsWith('rename from ')) {
      oldPath = parsePath(line.slice(12));
      status = 'renamed';
    } else if (line.startsWith('rename to ')) newPath = parsePath(line.slice(10));
    else if (line.startsWith('copy from ')) {
      oldPath = parsePath(line.slice(10));
      status = 'copied';
    } else if (line.startsWith('copy to ')) newPath = parsePath(line.slice(8));
    else if (!line.startsWith('similarity index ') && !line.startsWith('dissimilarity index ')) break;
  }
  const sides = lines[end]?.startsWith('--- ') && lines[end + 1]?.startsWith('+++ ');
  if (sides) {
    oldPath = sidePath(lines[end] ?? '');
    newPath = sidePath(lines[end + 1] ?? '');
    end += 2;
  } else if (/^Binary files .* differ$/.test(lines[end] ?? '')) {
    isBinary = true;
    end++;
  } else if (lines[end] === 'GIT binary patch') {
    isBinary = true;
    end = skipBinary(lines, end + 1);
  }
  if (status === 'added' || oldPath === null) {
    return { header: { status: 'added', path: newPath ?? '', oldPath: null, oldMode: null, newMode, isBinary }, end };
  }
  if (status === 'deleted' || newPath === null) {
    return { header: { status: 'deleted', path: oldPath, oldPath, oldMode, newMode: null, isBinary }, end };
  }
  return { header: { status, path: newPath, oldPath, oldMode, newMode, isBinary }, end };
}

function sidePath(line: string): string | null {
  const path = parseSidePath(line);
  return path === null ? null : stripPrefix(path);
}

/** Two blocks of base-85 lines, each closed by an empty line. */
function skipBinary(lines: readonly string[], start: number): number {
  let index = start;
  while (/^(?:literal|delta) \d{1,12}$/.test(lines[index] ?? '')) {
    do index++;
    while (index < lines.length && lines[index] !== '');
    if (lines[index] === '') index++;
  }
  return index;
}

function parsePlainHeader(lines: readonly string[], start: number): { header: FileHeader; end: number } {
  let index = start;
  while (!lines[index]?.startsWith('--- ')) index++;
  const oldSide = parseSidePath(lines[index] ?? '');
  const newSide = parseSidePath(lines[index + 1] ?? '');
  // `linux.orig/x` against `linux/x` is of the form of `a/x` and `b/x`; CVS and Subversion print the path as it is.
  const isPrefixed = oldSide === null || newSide === null ? undefined : oldSide !== newSide;
  const oldPath = oldSide === null ? null : isPrefixed ? stripFolder(oldSide) : stripPrefix(oldSide);
  const newPath = newSide === null ? null : isPrefixed ? stripFolder(newSide) : stripPrefix(newSide);
  const status = isMissing(lines[index]) ? 'added' : isMissing(lines[index + 1]) ? 'deleted' : 'modified';
  const path = newPath ?? oldPath ?? '';
  return {
    header: {
      status,
      path,
      oldPath: status === 'added' ? null : oldPath,
      oldMode: null,
      newMode: null,
      isBinary: false,
    },
    end: index + 2,
  };
}

/** /dev/null, or the time that `diff -N` gives a file that is not there. */
function isMissing(line: string | undefined): boolean {
  return line !== undefined && (/^\S+ \/dev\/null(?:\s|$)/.test(line) || /\s1970-01-01 /.test(line));
}

function stripFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}
