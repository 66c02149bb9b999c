import { type ArchivedMail, listArchived } from '#db/archived-mail.ts';
import type { MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { searchMessages } from '#db/search.ts';
import { listThread } from '#db/threads.ts';

/** Mails that are searched for at once. */
const PAGE = 200;

/**
 * What a search finds, the newest first, each mail once; with threads, each with all mails of its thread. Nothing where
 * the query cannot be read.
 */
export function* listFound(
  db: Database,
  query: string,
  list: string | null,
  hasThreads: boolean,
): Generator<ArchivedMail> {
  const seen = new Set<MessageId>();
  let after: string | undefined;
  do {
    const found = searchMessages(db, query, { limit: PAGE, list: list ?? undefined, after });
    if (found.kind === 'problem') return;
    for (const { messageId } of found.hits) {
      if (seen.has(messageId)) continue;
      const ids = hasThreads ? listThread(db, messageId).map((mail) => mail.messageId) : [messageId];
      for (const id of ids) {
        if (seen.has(id)) continue;
        seen.add(id);
        yield* listArchived(db, id, list);
      }
    }
    after = found.next ?? undefined;
  } while (after !== undefined);
}
