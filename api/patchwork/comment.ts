import { saveMark } from '#db/marks.ts';
import { findMessage } from '#db/messages.ts';
import type { Seconds } from '#db/model.ts';
import { findPostingReply, listPostingReplies, listReplyItems, type PostingReply } from '#db/posting-replies.ts';
import { findPosting, type Posting } from '#db/postings.ts';
import { isOutstanding } from '#db/status.ts';
import type { Context, Json } from './context.ts';
import { mailFields } from './embedded.ts';
import { headersOf } from './headers.ts';
import type { Slice } from './page.ts';
import { submitterOf } from './person.ts';
import { asOf } from './version.ts';

/** What is commented on. */
export type Commented = 'patches' | 'covers';

export function findCommented({ db }: Context, kind: Commented, number: number): Posting | undefined {
  return findPosting(db, kind === 'patches' ? 'patch' : 'cover', number);
}

/** The replies to a patch or cover, as its comments. */
export function listComments(context: Context, kind: Commented, about: Posting, slice: Slice): Json[] {
  return listPostingReplies(context.db, about.messageId, slice).map((reply) => commentOf(context, kind, about, reply));
}

export function findComment(context: Context, kind: Commented, about: Posting, number: number): Json | undefined {
  const reply = findPostingReply(context.db, about.messageId, number);
  return reply && commentOf(context, kind, about, reply);
}

export function commentUrl({ base }: Context, kind: Commented, about: Posting, comment: number): string {
  return `${base}/${kind}/${about.number}/comments/${comment}/`;
}

/**
 * Says of all items of a reply what became of them: true marks what is outstanding as addressed, false opens what is
 * not, null leaves all to the machine again.
 */
export function setAddressed(
  { db }: Context,
  reply: PostingReply,
  addressed: boolean | null,
  { by, at }: { readonly by: string; readonly at: Seconds },
): void {
  const status = addressed === null ? null : addressed ? 'addressed' : 'open';
  db.transaction(() => {
    for (const item of listReplyItems(db, reply.messageId)) {
      if (addressed === isOutstanding(item.status) || addressed === null)
        saveMark(db, { commentId: item.id, status, note: 'set through the Patchwork API', by, at });
    }
  }).immediate();
}

/** A reply that asks for nothing has nothing to be addressed: null. */
function commentOf(context: Context, kind: Commented, about: Posting, reply: PostingReply): Json {
  const { number, messageId, subject, sent, items, outstanding } = reply;
  return asOf(
    context.version,
    { '1.1': ['web_url'], '1.2': ['list_archive_url'], '1.3': ['url', 'addressed'] },
    {
      id: number,
      url: commentUrl(context, kind, about, number),
      ...mailFields(context, messageId, sent),
      subject,
      submitter: submitterOf(context, reply),
      content: findMessage(context.db, messageId)?.body ?? '',
      headers: headersOf(context.db, messageId),
      addressed: items === 0 ? null : outstanding === 0,
    },
  );
}
