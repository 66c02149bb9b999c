import { decodeMessage } from '#db/encoded-mail.ts';
import { listClusterMessages, listClusterPostings } from '#db/messages.ts';
import type { MessageId, Seconds, SeriesReview } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { decodePatches } from '#db/patch-content.ts';
import { listLinked } from '#db/revisions.ts';
import { findSeries } from '#db/series.ts';
import { decideApplied } from './applied.ts';
import { reviewCluster } from './review-series.ts';
import { findPredecessor } from './series/link.ts';
import { groupRevisions } from './series/revision.ts';

/**
 * The review of a series as it stood: computed again from the mails sent up to `date`; undefined where the series is not
 * known, or was not posted by then.
 */
export function reviewAsOf(db: Database, messageId: string, date: Seconds): SeriesReview | undefined {
  const head = findSeries(db, messageId)?.revisions[0]?.head;
  if (!head) return undefined;
  const rows = listLinked(db, head);
  const clusters = [...new Set(rows.map((row) => row.cluster))];
  const mails = clusters.flatMap((cluster) => listClusterMessages(db, cluster)).filter(({ sent }) => sent <= date);
  const known = new Set<MessageId>(rows.map((row) => row.head));
  const summaries = clusters
    .flatMap((cluster) => groupRevisions(listClusterPostings(db, cluster).filter(({ sent }) => sent <= date)))
    .filter((summary) => summary.postings.some((posting) => known.has(posting.messageId)));
  const linked = summaries.map((summary) => {
    const predecessor = findPredecessor(summary, summaries);
    return { summary, predecessor: predecessor?.head ?? null, reasons: predecessor?.reasons ?? [] };
  });
  const applied = decideApplied(db, rows).filter(({ committed }) => committed <= date);
  return reviewCluster({ linked, messages: mails.map(decodeMessage), patches: decodePatches(mails), applied })?.review;
}
