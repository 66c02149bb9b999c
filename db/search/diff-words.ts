import type { Column } from '../query/operator.ts';

/** Text by the column that it is found in. */
export type Sorted = Record<Column, string[]>;

/** What may hold a diff; other text need not be looked at line by line. */
const MAY_BE_DIFF = /^(?:diff|---|\+\+\+) /m;

/**
 * Sorts the lines of a body as public-inbox does (PublicInbox/SearchIdx.pm, index_xapian and index_diff): runs of lines
 * that begin with `>` are quoted; of the rest, what looks like a diff is sorted by what its lines do.
 */
export function sortBody(body: string, sorted: Sorted): void {
  let start = 0;
  while (start < body.length) {
    const isQuote = body[start] === '>';
    const end = endOfRun(body, start, isQuote);
    const text = body.slice(start, end);
    if (isQuote) sorted.quoted.push(text);
    else if (MAY_BE_DIFF.test(text)) sortDiff(text, sorted);
    else sorted.own.push(text);
    start = end;
  }
}

function endOfRun(body: string, start: number, isQuote: boolean): number {
  if (!isQuote) {
    const quote = body.indexOf('\n>', start);
    return quote < 0 ? body.length : quote + 1;
  }
  let at = start;
  while (body[at] === '>') {
    const newline = body.indexOf('\n', at);
    if (newline < 0) return body.length;
    at = newline + 1;
  }
  return at;
}

function sortDiff(text: string, sorted: Sorted): void {
  const lines = text.split('\n');
  const seen = new Set<string>();
  const addPath = (path: string | undefined) => {
    if (path === undefined || seen.has(path)) return;
    seen.add(path);
    sorted.path.push(path);
  };
  let isDiff = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const mark = line[0];
    if (isDiff && mark === ' ') sorted.context.push(line);
    else if (isDiff && mark === '+' && !line.startsWith('+++ ')) sorted.added.push(line);
    else if (isDiff && mark === '-' && line !== '-- ' && !line.startsWith('--- ')) sorted.removed.push(line);
    else if (line === '') continue;
    else if (isDiff && line.startsWith('GIT binary patch')) {
      sorted.own.push(line);
      at = skipBinary(lines, at);
    } else if (line === '-- ') isDiff = false;
    else if (line.startsWith('diff --git ')) {
      const [before, after] = splitPaths(line.slice('diff --git '.length));
      sorted.own.push(line);
      addPath(withoutPrefix(before));
      addPath(withoutPrefix(after));
      isDiff ||= before !== undefined;
    } else if (/^(?:---|\+\+\+) "?[^/]+\/./.test(line)) {
      addPath(withoutPrefix(line.slice(4)));
      isDiff = true;
    } else if (/^--- \S/.test(line) || (isDiff && /^\+\+\+ \S/.test(line))) {
      sorted.own.push(line);
      isDiff = true;
    } else if (line.startsWith('index ') && addBlobs(line, sorted)) isDiff = true;
    else if (line.startsWith('@@ ') && /^@@ \S+ \S+ @@/.test(line))
      sorted.heading.push(line.slice(line.indexOf('@@', 3) + 2));
    else {
      sorted.own.push(line);
      isDiff &&= EXTENDED_HEADER.test(line);
    }
  }
}

/** At the last space that two paths with slashes stand around: names may have spaces, too. None where there is none. */
function splitPaths(text: string): readonly string[] {
  let space = text.lastIndexOf(' ', text.lastIndexOf('/', text.length - 2) - 2);
  while (space > 0 && text[space + 1] === '/') space = text.lastIndexOf(' ', space - 1);
  const before = text.slice(0, Math.max(0, space));
  return /^[^/]+\/./.test(before) ? [before, text.slice(space + 1)] : [];
}

/** git's extended header lines, and what it says of files without text (git-diff, "generating patch text"). */
const EXTENDED_HEADER =
  /^(?:(?:dis)?similarity index|(?:old|new|deleted file|new file) mode|(?:copy|rename) (?:from|to) |\\ No newline|Binary files )/;

function addBlobs(line: string, sorted: Sorted): boolean {
  const [, before, after] = /^index ([0-9a-f]+)\.\.([0-9a-f]+)/.exec(line) ?? [];
  if (before === undefined || after === undefined) return false;
  sorted.blob_before.push(before);
  sorted.blob_after.push(after);
  return true;
}

/** The line before the next one that is no base85 data. */
function skipBinary(lines: readonly string[], from: number): number {
  let at = from + 1;
  while (/^(?:literal|delta) /.test(lines[at] ?? '')) {
    at++;
    while (at < lines.length && /^[A-Za-z0-9!#$%&()*+\-;<=>?@^_`{|}~]*\s*$/.test(lines[at] ?? '')) {
      if (/^(?:literal|delta) /.test(lines[at] ?? '')) break;
      at++;
    }
  }
  return at - 1;
}

/** `a/drivers/x.c` without its first part; git quotes a path with unusual characters. */
function withoutPrefix(path: string | undefined): string | undefined {
  return path?.replace(/^"?[^/]*\//, '').replace(/"$/, '');
}
