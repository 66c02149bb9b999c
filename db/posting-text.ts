import type { Database } from 'better-sqlite3';
import { findMessage, findPatch } from './messages.ts';
import type { Subject } from './model.ts';

/** A patch or cover cut in two: what people wrote, and the diff. */
export type PostingText = { readonly content: string; readonly diff: string };

/** The text of a mail that was posted; `diff` is '' for a cover letter. */
export function findPostingText(db: Database, messageId: string): PostingText {
  const body = findMessage(db, messageId)?.body ?? '';
  const files = findPatch(db, messageId)?.files ?? [];
  const [first] = files;
  const last = files.at(-1);
  if (!first || !last) return { content: body, diff: '' };
  const lines = body.split('\n');
  return {
    content: lines.slice(0, first.lines.first - 1).join('\n'),
    diff: `${lines.slice(first.lines.first - 1, last.lines.last).join('\n')}\n`,
  };
}

/** What stands in the brackets of a subject, without PATCH: `RFC`, `v2`, `1/3`. */
export function prefixesOf({ prefixes, revision, counter, total }: Subject): string[] {
  return [
    ...prefixes,
    ...(revision === null ? [] : [`v${revision}`]),
    ...(counter === null || total === null ? [] : [`${counter}/${total}`]),
  ];
}
