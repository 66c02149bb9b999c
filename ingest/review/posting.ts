import type { MessageId, Revision, Series } from '#db/model.ts';

/** A mail of a series as replies refer to it. */
export type Posting = {
  readonly messageId: MessageId;
  readonly revision: Revision;
  /** 0 for the cover letter. */
  readonly counter: number;
};

/** The covers and patches of all revisions, also those that later ones of the same revision replace. */
export function listPostings(series: Series): ReadonlyMap<MessageId, Posting> {
  const postings = new Map<MessageId, Posting>();
  for (const revision of series.revisions) {
    if (revision.cover) postings.set(revision.cover, { messageId: revision.cover, revision, counter: 0 });
    for (const { messageId, replaces, counter } of revision.patches)
      for (const id of [messageId, ...replaces]) postings.set(id, { messageId: id, revision, counter });
  }
  return postings;
}
