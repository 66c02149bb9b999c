import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { findCursor, saveCursor } from '#db/cursors.ts';
import { beginRestart, finishRestart, removeMail, type SaveOutcome, saveMail } from '#db/messages.ts';
import type { Database } from '#db/open.ts';
import type { Reception } from './pipeline-worker.ts';
import { settle } from './settle.ts';
import type { RawMessage, SourceEvent } from './source/raw-message.ts';
import { readSource } from './source/read-source.ts';

export type IngestCounts = Record<SaveOutcome | 'read' | 'removed' | 'skipped', number>;

/** What an ingest tells while it runs. */
export type IngestReport =
  | { readonly kind: 'expect'; readonly messages: number }
  | { readonly kind: 'read'; readonly messages: number }
  | { readonly kind: 'problem'; readonly place: string; readonly reason: string }
  | { readonly kind: 'reviewed'; readonly done: number; readonly total: number };

export type IngestOptions = {
  /** The list that mails are of where the source does not say. */
  readonly list?: string;
  readonly signal?: AbortSignal;
  readonly report?: (report: IngestReport) => void;
};

/** Mails that a worker parses at once. */
const BATCH = 128;

/** Batches under way; bounds the memory. */
const BATCHES = 6;

/** Mails that one transaction saves: the full-text index is written once for all of them. */
const MAILS_PER_TRANSACTION = 2048;

type Work = {
  readonly raws: readonly { readonly source: string; readonly isRemoval: boolean }[];
  readonly receptions: Promise<readonly Reception[]>;
  /** What the source says behind these mails. */
  readonly then: SourceEvent | undefined;
};

type ParsedWork = Omit<Work, 'receptions'> & { readonly receptions: readonly Reception[] };

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
  const pool = openPool();
  try {
    for (const spec of specs) await receiveSource(db, pool, spec, options, counts);
    await settle(
      db,
      (jobs) => pool.run(jobs, { name: 'review' }),
      (done, total) => options.report?.({ kind: 'reviewed', done, total }),
    );
  } finally {
    await pool.destroy();
  }
  return counts;
}

function openPool(): Piscina {
  return new Piscina({
    filename: new URL('./pipeline-thread.js', import.meta.url).href,
    maxThreads: Math.max(1, availableParallelism()),
    // Without it a thread ends as soon as it waits, and the next one loads all modules again.
    idleTimeout: Number.POSITIVE_INFINITY,
  });
}

async function receiveSource(
  db: Database,
  pool: Piscina,
  spec: string,
  options: IngestOptions,
  counts: IngestCounts,
): Promise<void> {
  const open: Work[] = [];
  let batch: { raw: RawMessage; isRemoval: boolean }[] = [];
  const restarted = new Set<string>();
  let parsed: ParsedWork[] = [];
  const save = () => {
    db.transaction(() => {
      for (const work of parsed) saveWork(db, work, restarted, counts, options);
    })();
    parsed = [];
  };
  const takeNext = async () => {
    const work = open.shift();
    if (!work) return;
    parsed.push({ ...work, receptions: await work.receptions });
    if (parsed.length * BATCH >= MAILS_PER_TRANSACTION) save();
  };
  const send = async (then?: SourceEvent) => {
    const raws = batch.map(({ raw, isRemoval }) => ({ source: raw.source ?? '', isRemoval }));
    const mails = batch.map(({ raw }) => raw);
    batch = [];
    open.push({
      raws,
      receptions: pool.run(mails, { name: 'receive' }),
      then,
    });
    while (open.length > BATCHES) await takeNext();
  };
  const source = readSource(spec, {
    cursors: (name) => findCursor(db, name),
    ...(options.list === undefined ? {} : { list: options.list }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  for await (const event of source) {
    switch (event.kind) {
      case 'message':
      case 'removal':
        batch.push({ raw: event.raw, isRemoval: event.kind === 'removal' });
        if (batch.length >= BATCH) await send();
        break;
      case 'expect':
        options.report?.(event);
        break;
      case 'problem':
        counts.skipped++;
        options.report?.(event);
        break;
      case 'cursor':
      case 'restart':
        await send(event);
        break;
    }
  }
  await send();
  while (open.length > 0) await takeNext();
  save();
  for (const name of restarted) counts.removed += db.transaction(() => finishRestart(db, name))();
}

function saveWork(
  db: Database,
  { raws, receptions, then }: ParsedWork,
  restarted: Set<string>,
  counts: IngestCounts,
  options: IngestOptions,
): void {
  for (const [index, reception] of receptions.entries()) {
    const item = raws[index];
    if (!item) continue;
    counts.read++;
    if (reception.kind === 'unreadable') {
      counts.skipped++;
      options.report?.({ kind: 'problem', place: reception.place, reason: reception.reason });
    } else if (item.isRemoval) {
      removeMail(db, reception.mail.messageId, reception.mail.contentHash, item.source);
      counts.removed++;
    } else {
      const lists = reception.mail.lists.map((list) => ({ list, source: item.source }));
      counts[saveMail(db, reception.mail, lists)]++;
    }
  }
  if (then?.kind === 'cursor') saveCursor(db, then.source, then.position);
  if (then?.kind === 'restart') {
    beginRestart(db, then.source);
    restarted.add(then.source);
  }
  options.report?.({ kind: 'read', messages: raws.length });
}
