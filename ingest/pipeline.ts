import type { Database } from '#db/open.ts';
import { readCommitTexts } from './applied.ts';
import { type IngestCounts, type ReceiveOptions, type ReceiveReport, receiveSource } from './receive.ts';
import { type CommitReport, type CommitSource, receiveCommits } from './receive-commits.ts';
import { settle } from './settle.ts';
import { type WaitReport, waitForTurn } from './turn.ts';
import { openWorkers } from './workers.ts';

export type { CommitSource, IngestCounts };

/** What an ingest tells while it runs. */
export type IngestReport =
  | WaitReport
  | ReceiveReport
  | CommitReport
  | { readonly kind: 'reviewed'; readonly done: number; readonly total: number };

export type IngestOptions = Omit<ReceiveOptions, 'report'> & {
  readonly report?: (report: IngestReport) => void;
  /** Where to look for the commits that patches became. */
  readonly commits?: CommitSource;
};

/**
 * Reads sources into the store: each mail is parsed on its own and saved, then what the new mails touch is grouped into
 * revisions, linked into series, compared with commits, reviewed and judged. Can be stopped at any moment and goes on where it was.
 * One process ingests into a store at a time; the next one waits.
 */
export async function ingest(
  db: Database,
  specs: readonly string[],
  options: IngestOptions = {},
): Promise<IngestCounts> {
  const counts: IngestCounts = { read: 0, new: 0, duplicate: 0, conflict: 0, removed: 0, skipped: 0, commits: 0 };
  const turn = await waitForTurn(db, options);
  // Pages of the file that are mapped would count as memory of this process, and it writes more than it reads.
  db.pragma('mmap_size = 0');
  const workers = openWorkers();
  try {
    for (const spec of specs) await receiveSource(db, spec, workers.receive, counts, options);
    if (options.commits) counts.commits = await receiveCommits(db, options.commits, options);
    await settle(db, workers.review, (done, total) => options.report?.({ kind: 'reviewed', done, total }));
    await readCommitTexts(db, options);
  } finally {
    await workers.close();
    turn.release();
  }
  return counts;
}
