import { findNumber } from '#db/numbers.ts';
import type { PostingEvent } from '#db/posting-events.ts';
import { findPostingReply } from '#db/posting-replies.ts';
import { findPostingOf } from '#db/postings.ts';
import { commentUrl } from './comment.ts';
import type { Context, Json } from './context.ts';
import { embeddedComment, embeddedCover, embeddedPatch, embeddedProject, embeddedSeries, timeOf } from './embedded.ts';
import { asOf } from './version.ts';

/** An event; nobody but the mail caused it, so there is no actor. */
export function eventOf(context: Context, event: PostingEvent): Json {
  return asOf(
    context.version,
    { '1.2': ['actor'] },
    {
      id: event.number,
      category: event.category,
      project: embeddedProject(context, event.series),
      date: timeOf(event.sent),
      actor: null,
      payload: payloadOf(context, event),
    },
  );
}

function payloadOf(context: Context, { category, messageId, posting }: PostingEvent): Json {
  const about = findPostingOf(context.db, posting);
  if (!about) return {};
  switch (category) {
    case 'series-created':
    case 'series-completed':
      return { series: embeddedSeries(context, about) };
    case 'cover-created':
      return { cover: embeddedCover(context, about) };
    case 'patch-created':
      return { patch: embeddedPatch(context, about) };
    case 'patch-completed':
      return { patch: embeddedPatch(context, about), series: embeddedSeries(context, about) };
    case 'cover-comment-created':
    case 'patch-comment-created': {
      const kind = category === 'patch-comment-created' ? 'patches' : 'covers';
      const reply = findPostingReply(context.db, posting, findNumber(context.db, 'message', messageId) ?? 0);
      const comment = reply && embeddedComment(context, reply, commentUrl(context, kind, about, reply.number));
      return kind === 'patches'
        ? { patch: embeddedPatch(context, about), comment }
        : { cover: embeddedCover(context, about), comment };
    }
  }
}
