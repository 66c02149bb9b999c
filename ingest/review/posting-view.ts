import type { Message, MessageId, Patch, Person } from '#db/model.ts';
import { indexLines, type LineIndex } from './line-index.ts';
import type { Posting } from './posting.ts';

/** A patch or cover made ready for its replies: done once, however many they are. */
export type PostingView = {
  readonly posting: Posting;
  readonly index: LineIndex;
  /** null for a cover letter. */
  readonly patch: Patch | null;
  readonly author: Person | null;
};

export function viewPosting(
  posting: Posting,
  given: { readonly messages: ReadonlyMap<MessageId, Message>; readonly patches: ReadonlyMap<MessageId, Patch> },
): PostingView {
  const body = given.messages.get(posting.messageId)?.body ?? '';
  const patch = given.patches.get(posting.messageId) ?? null;
  return {
    posting,
    index: indexLines(body.split('\n')),
    patch,
    author: patch?.author ?? null,
  };
}
