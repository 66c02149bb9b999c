import type { Message, MessageId, Patch, Person } from '#db/model.ts';
import { hashLines, indexLines, type LineIndex } from './line-index.ts';
import type { Posting } from './posting.ts';

/** A patch or cover made ready for its replies: done once, however many they are. */
export type PostingView = {
  readonly posting: Posting;
  readonly index: LineIndex;
  /** null for a cover letter. */
  readonly patch: Patch | null;
  readonly author: Person | null;
  /** Replies to it are all that there is. */
  readonly isMissing: boolean;
};

export function viewPosting(
  posting: Posting,
  given: { readonly messages: ReadonlyMap<MessageId, Message>; readonly patches: ReadonlyMap<MessageId, Patch> },
): PostingView {
  const lines = (given.messages.get(posting.messageId)?.body ?? '').split('\n');
  const patch = given.patches.get(posting.messageId) ?? null;
  return {
    posting,
    index: indexLines(lines, hashLines(lines)),
    patch,
    author: patch?.author ?? null,
    isMissing: !given.messages.has(posting.messageId),
  };
}
