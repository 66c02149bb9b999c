import type { FileDiff, LineRange, Message, Patch, Subject } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';
import { listTrailers } from '#ingest/mail/trailer.ts';
import { findDiff, parseDiff } from './diff.ts';
import { parseInBodyHeaders } from './in-body-header.ts';
import { findPatchId } from './patch-id.ts';
import { findDiffstat, findMessageStart, isSeparator, trimRange } from './section.ts';

/**
 * What a patch mail contains; undefined for a mail that carries no diff of its own, and for one that is no patch.
 *
 * A mail tagged [PATCH] is one if it has a diff. A pull request is not, though it may show how to solve a conflict. A
 * reply with a diff suggests a change and is a comment; a mail without a tag may be a patch that somebody applied. Both
 * are patches only if they consist of one (see `isWholly`), as those send who let their mailer put `Re:` before it.
 */
export function parsePatch(message: Message): Patch | undefined {
  if (!mayHoldDiff(message.body)) return undefined;
  const subject = parseSubject(message.subject);
  if (subject.kind === 'pull-request') return undefined;
  const lines = message.body.split('\n');
  const diff = findDiff(lines, 0);
  if (diff === undefined || !isPatch(subject, message, lines, diff)) return undefined;

  const headers = parseInBodyHeaders(lines, findMessageStart(lines, diff), diff);
  const separator = findSeparator(lines, headers.end, diff);
  const text = trailersOf(lines, headers.end, separator ?? diff);
  const { files, rest } = listFiles(lines, diff);
  const outside = [...lines.slice(headers.end, diff), ...rest];
  return {
    title: headers.title ?? subject.title,
    author: headers.author ?? message.from,
    message: text.message,
    notes: separator === undefined ? null : trimRange(lines, separator + 1, diff),
    diffstat: findDiffstat(lines, headers.end, diff),
    trailers: text.trailers,
    files,
    patchId: findPatchId(lines, diff) ?? null,
    ...identifiersOf(outside),
  };
}

/** Cheap enough to ask of each mail. */
function mayHoldDiff(body: string): boolean {
  return (
    body.includes('\ndiff --git ') || body.includes('\n--- ') || body.startsWith('diff ') || body.startsWith('--- ')
  );
}

function isPatch(subject: Subject, message: Message, lines: readonly string[], diff: number): boolean {
  if (subject.kind === 'patch' && !subject.isReply) return true;
  if (subject.kind === 'other' && message.references.length > 0) return false;
  return isWholly(lines, diff);
}

/** Signed off, and above the diff nothing is quoted and no other mail copied, header and all, as Outlook does. */
function isWholly(lines: readonly string[], diff: number): boolean {
  const start = parseInBodyHeaders(lines, 0, diff).end;
  let isSigned = false;
  for (let index = start; index < diff; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('>') || line.startsWith('Subject: ') || /^-{4,}[^-]{1,80}-{4,}$/.test(line)) return false;
    if (line.startsWith('Signed-off-by: ')) isSigned = true;
  }
  return isSigned;
}

function findSeparator(lines: readonly string[], start: number, stop: number): number | undefined {
  for (let index = start; index < stop; index++) {
    if (isSeparator(lines[index] ?? '')) return index;
  }
  return undefined;
}

/** A mail may carry several patches as attachments, joined in its body. */
function listFiles(lines: readonly string[], start: number): { files: readonly FileDiff[]; rest: readonly string[] } {
  const files: FileDiff[] = [];
  const rest: string[] = [];
  let next: number | undefined = start;
  while (next !== undefined) {
    const read = parseDiff(lines, next);
    for (const file of read.files) files.push(file);
    next = findDiff(lines, read.end);
    for (let index = read.end; index < (next ?? lines.length); index++) rest.push(lines[index] ?? '');
  }
  return { files, rest };
}

/** The commit message from `start` to before `stop`, and the trailers that end it. */
export function trailersOf(
  lines: readonly string[],
  start: number,
  stop: number,
): { message: LineRange | null; trailers: Patch['trailers'] } {
  const text = lines.slice(start, stop).map((line, index) => ({ text: line, line: start + index + 1 }));
  const trailers = listTrailers(text);
  const trailerLines = new Set(trailers.map(({ line }) => line));
  let end = stop;
  while (end > start && isTrailerOrBlank(lines, end, trailerLines)) end--;
  return { message: trimRange(lines, start, end), trailers };
}

/** Line number `line`: empty, a trailer, its continuation, or what a maintainer noted in brackets among them. */
function isTrailerOrBlank(lines: readonly string[], line: number, trailerLines: ReadonlySet<number>): boolean {
  const text = lines[line - 1] ?? '';
  if (text.trim() === '' || trailerLines.has(line)) return true;
  return trailerLines.has(line - 1) && (/^\s/.test(text) || (text.startsWith('[') && text.endsWith(']')));
}

/** What `git format-patch --base` and b4 write at the end of a patch or its notes. */
function identifiersOf(lines: readonly string[]): Pick<Patch, 'baseCommit' | 'changeId' | 'prerequisites'> {
  let baseCommit: string | null = null;
  let changeId: string | null = null;
  const prerequisites: string[] = [];
  for (const line of lines) {
    const mark = line.charCodeAt(0);
    if (mark !== 98 && mark !== 99 && mark !== 112) continue;
    const found = /^(base-commit|change-id|prerequisite-(?:patch-id|change-id|message-id)):[ \t]*(\S{1,250})/.exec(
      line,
    );
    const value = found?.[2];
    if (value === undefined) continue;
    if (found?.[1] === 'base-commit') baseCommit ??= value;
    else if (found?.[1] === 'change-id') changeId ??= value;
    else prerequisites.push(value);
  }
  return { baseCommit, changeId, prerequisites };
}
