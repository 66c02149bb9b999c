import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Database } from '#db/open.ts';
import type { EncodedJob } from './pipeline-worker.ts';
import { type IngestCounts, type ReceiveOptions, type ReceiveReport, receiveSource } from './receive.ts';
import { settle } from './settle.ts';
import type { RawMessage } from './source/raw-message.ts';

export type { IngestCounts };

/** What an ingest tells while it runs. */
export type IngestReport = ReceiveReport | { readonly kind: 'reviewed'; readonly done: number; readonly total: number };

export type IngestOptions = Omit<ReceiveOptions, 'report'> & { readonly report?: (report: IngestReport) => void };

/**
 * Reads sources into the store: each mail is parsed on its own and saved, then what the new mails touch is grouped into
 * revisions, linked into series, reviewed and judged. Can be stopped at any moment and goes on where it was.
 */
export async function ingest(
  db: Database,
  specs: readonly string[],
  options: IngestOptions = {},
): Promise<IngestCounts> {
  const counts: IngestCounts = { read: 0, new: 0, duplicate: 0, conflict: 0, removed: 0, skipped: 0 };
  // Pages of the file that are mapped would count as memory of this process, and it writes more than it reads.
  db.pragma('mmap_size = 0');
  const pool = openPool();
  const receive = (raws: readonly RawMessage[]) => pool.run(raws, { name: 'receive' });
  const review = (jobs: readonly EncodedJob[]) => pool.run(jobs, { name: 'review' });
  try {
    for (const spec of specs) await receiveSource(db, spec, receive, counts, options);
    await settle(db, review, (done, total) => options.report?.({ kind: 'reviewed', done, total }));
  } finally {
    await pool.destroy();
  }
  return counts;
}

/** A thread starts as plain JavaScript: compiled, the worker itself; from TypeScript, what loads it. */
const THREAD = import.meta.url.endsWith('.ts') ? './pipeline-thread.js' : './pipeline-worker.js';

function openPool(): Piscina {
  return new Piscina({
    filename: new URL(THREAD, import.meta.url).href,
    maxThreads: availableParallelism(),
    // Mail is short-lived: with a larger nursery most of it is gone before it is looked at.
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
    // Without it a thread ends as soon as it waits, and the next one loads all modules again.
    idleTimeout: Number.POSITIVE_INFINITY,
  });
}
