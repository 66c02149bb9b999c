import type { Database } from 'better-sqlite3';
import { findPatch } from './messages.ts';
import type { Line, MessageId } from './model.ts';

/** A few lines of a diff around one of them. */
export type Snippet = {
  readonly patch: MessageId;
  readonly file: string;
  /** The line in question, in the mail. */
  readonly bodyLine: number;
  readonly lines: readonly Line[];
};

/** Lines to show on either side. */
const AROUND = 4;

/** The diff lines around the first added line of a file in a patch mail that has a word which begins so. */
export function findSnippetWith(db: Database, patch: MessageId, file: string, text: string): Snippet | undefined {
  const diff = findPatch(db, patch)?.files.find(({ path }) => path === file);
  const lines = diff?.hunks.flatMap((hunk) => hunk.lines) ?? [];
  const line = lines.find((each) => each.kind === 'added' && hasWordFrom(each.text, text));
  return line && findSnippet(db, patch, file, line.bodyLine);
}

function hasWordFrom(line: string, start: string): boolean {
  const at = line.indexOf(start);
  return at >= 0 && !/\w/.test(line.charAt(at - 1));
}

/** The diff lines around a line of a patch mail, of its own hunk. */
export function findSnippet(db: Database, patch: MessageId, file: string, bodyLine: number): Snippet | undefined {
  const hunks = findPatch(db, patch)?.files.flatMap((each) => each.hunks) ?? [];
  const lines = hunks.find((hunk) => hunk.lines.some((line) => line.bodyLine === bodyLine))?.lines ?? [];
  const at = lines.findIndex((line) => line.bodyLine === bodyLine);
  if (at < 0) return undefined;
  return { patch, file, bodyLine, lines: lines.slice(Math.max(0, at - AROUND), at + AROUND + 1) };
}
