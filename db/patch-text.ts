import type { Database } from 'better-sqlite3';
import { findCommitText } from './commit-text.ts';
import { findMessage, findPatch } from './messages.ts';
import type { MessageId, Patch } from './model.ts';

/** A patch with the lines of its commit message. */
export type PatchText = { readonly patch: Patch; readonly message: readonly string[] };

/** As it was posted. */
export function findPosted(db: Database, messageId: MessageId): PatchText | undefined {
  const patch = findPatch(db, messageId);
  const mail = findMessage(db, messageId);
  return patch && mail && textOf(patch, mail.body);
}

/** As it was committed. */
export function findCommitted(db: Database, hash: string): PatchText | undefined {
  const commit = findCommitText(db, hash);
  return commit && textOf(commit.patch, commit.body);
}

function textOf(patch: Patch, body: string): PatchText {
  const range = patch.message;
  return { patch, message: range ? body.split('\n').slice(range.first - 1, range.last) : [] };
}
