import type { EncodedReview } from '#db/encoded-review.ts';
import type { MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { listLinked } from '#db/revisions.ts';
import { checkFile, checkRows, checkSearch, emptySearch, type Finding, markAllStale } from '#db/soundness.ts';
import { statement } from '#db/statement.ts';
import { review } from './pipeline-worker.ts';
import { type ReparseOptions, reparse } from './reparse.ts';
import { jobOf } from './settle.ts';

export type { Finding };

/** Series that are reviewed anew and compared with what is stored, spread over all. */
const SAMPLE = 100;

/** Looks at a store from its pages up to what was derived; changes nothing. */
export function checkStore(db: Database): Finding[] {
  return [...checkFile(db), checkSearch(db), ...checkRows(db), checkReviews(db)];
}

/**
 * Makes anew what can be: indexes from their tables, and from the mails their words and all that is derived. What people
 * entered is not touched.
 */
export async function repairStore(db: Database, options: Omit<ReparseOptions, 'all'> = {}): Promise<void> {
  const findings = checkStore(db);
  const isUnsound = (part: Finding['part']) => findings.some((each) => each.part === part && each.problems.length > 0);
  if (isUnsound('file')) db.exec('REINDEX');
  const all = isUnsound('search') || isUnsound('messages');
  if (all) emptySearch(db);
  markAllStale(db);
  await reparse(db, { ...options, all });
}

/** Whether what is stored of some series is what their mails come to now. */
function checkReviews(db: Database): Finding {
  const stale = statement<{ count: number }>(db, 'SELECT count(*) AS count FROM stale_cluster').get()?.count ?? 0;
  // Those that wait for the next ingest are known to be out of date.
  const heads = statement<{ id: MessageId; head: MessageId }>(
    db,
    `SELECT series.id, min(head) AS head FROM series JOIN revision ON revision.series = series.id
     WHERE series.id NOT IN (SELECT series FROM revision JOIN stale_cluster USING (cluster) WHERE series IS NOT NULL)
     GROUP BY series.id
     HAVING series.rowid % max(1, (SELECT count(*) / ${SAMPLE} FROM series)) = 0 LIMIT ${SAMPLE}`,
  ).all();
  const problems = heads.flatMap(({ id, head }) => {
    const [result] = review([jobOf(db, listLinked(db, head))]);
    return differs(db, id, result) ? [`${id} is not what its mails come to`] : [];
  });
  const waiting = stale === 0 ? '' : `; ${stale} threads wait for the next ingest`;
  return { part: 'review', checked: `${heads.length} series, reviewed anew${waiting}`, problems };
}

function differs(db: Database, id: MessageId, result: EncodedReview | undefined): boolean {
  const stored = statement<{ content: string; state: string }>(
    db,
    'SELECT content, state FROM series WHERE id = ?',
  ).get(id);
  if (!result || result.id !== id || stored?.content !== result.content || stored.state !== result.state) return true;
  const comments = statement<{ id: string; content: string }>(
    db,
    'SELECT id, content FROM comment WHERE series = ? ORDER BY id',
  ).all(id);
  const fresh = new Map(result.comments.map((comment) => [comment.id, comment.content]));
  return comments.length !== fresh.size || comments.some((comment) => fresh.get(comment.id) !== comment.content);
}
