import { dirname, join } from 'node:path';
import { findCursor, saveCursor } from '#db/cursors.ts';
import type { EncodedMail } from '#db/encoded-mail.ts';
import { beginRestart, finishRestart, removeMail, type SaveOutcome, saveMail } from '#db/messages.ts';
import type { Database } from '#db/open.ts';
import { deleteUnreadable, saveUnreadable } from '#db/unreadable-mail.ts';
import type { Reception } from './pipeline-worker.ts';
import type { RawMessage, SourceEvent } from './source/raw-message.ts';
import type { ReadOptions } from './source/read-options.ts';
import { readSource } from './source/read-source.ts';

export type IngestCounts = Record<SaveOutcome | 'read' | 'removed' | 'skipped' | 'commits', number>;

export type Receiver = (raws: readonly RawMessage[]) => Promise<readonly Reception[]>;

export type ReceiveOptions = Pick<ReadOptions, 'list' | 'signal' | 'refresh' | 'reach'> & {
  readonly report?: (report: ReceiveReport) => void;
};

/** What reading tells while it runs. */
export type ReceiveReport =
  | { readonly kind: 'expect'; readonly messages: number }
  | { readonly kind: 'read'; readonly messages: number }
  | { readonly kind: 'problem'; readonly place: string; readonly reason: string };

/** Mails that a worker parses at once. */
export const MAILS_PER_BATCH = 128;

/** Batches under way; bounds the memory. */
const BATCHES = 6;

/** Mails that one transaction saves: the full-text index is written once for all of them. */
const MAILS_PER_TRANSACTION = 1536;

type Work<Receptions> = {
  readonly mails: readonly { readonly source: string; readonly isRemoval: boolean }[];
  readonly receptions: Receptions;
  /** What the source says behind these mails. */
  readonly then: SourceEvent | undefined;
};

/** Reads one source into the store, mail by mail, and adds to `counts`. */
export async function receiveSource(
  db: Database,
  spec: string,
  receive: Receiver,
  counts: IngestCounts,
  { report, ...options }: ReceiveOptions,
): Promise<void> {
  const open: Work<Promise<readonly Reception[]>>[] = [];
  let parsed: Work<readonly Reception[]>[] = [];
  let batch: (SourceEvent & { kind: 'message' | 'removal' })[] = [];
  const complete = new Set<string>();

  const save = () => {
    db.transaction(() => saveWorks(db, parsed, counts, report)).immediate();
    parsed = [];
  };
  const takeNext = async () => {
    const work = open.shift();
    if (!work) return;
    parsed.push({ ...work, receptions: await work.receptions });
    if (parsed.length * MAILS_PER_BATCH >= MAILS_PER_TRANSACTION) save();
  };
  const send = async (then?: SourceEvent) => {
    const mails = batch.map(({ kind, raw }) => ({ source: raw.source ?? '', isRemoval: kind === 'removal' }));
    const receptions = receive(batch.map(({ raw }) => raw));
    // Where saving fails meanwhile, as on a full disk, nobody awaits it any more.
    receptions.catch(() => {});
    open.push({ mails, receptions, then });
    batch = [];
    while (open.length > BATCHES) await takeNext();
  };

  const cursors = (name: string) => {
    complete.add(name);
    return findCursor(db, name);
  };
  const readOptions = { ...options, mirrors: mirrorFolder(db), cursors };
  for await (const event of readSource(spec, readOptions)) {
    switch (event.kind) {
      case 'message':
      case 'removal':
        batch.push(event);
        if (batch.length >= MAILS_PER_BATCH) await send();
        break;
      case 'expect':
        report?.(event);
        break;
      case 'problem':
        // A place within a source is one mail of it; any other may be why the source ends early.
        for (const source of complete) if (!event.place.startsWith(`${source} `)) complete.delete(source);
        counts.skipped++;
        report?.(event);
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
  // Only a source that was read to its end can say that a mail is gone; also for a run that was cut off before it did.
  for (const source of complete) counts.removed += db.transaction(() => finishRestart(db, source)).immediate();
}

/** Clones are kept beside the store. */
function mirrorFolder(db: Database): string | undefined {
  return db.memory ? undefined : join(dirname(db.name), 'mirrors');
}

function saveWorks(
  db: Database,
  works: readonly Work<readonly Reception[]>[],
  counts: IngestCounts,
  report: ReceiveOptions['report'],
): void {
  let received: { readonly mail: EncodedMail; readonly source: string }[] = [];
  // By time, which is how mails are numbered: an index of words is written once for mails that come in its order.
  const saveReceived = () => {
    for (const { mail, source } of received.sort((a, b) => a.mail.sent - b.mail.sent)) {
      const memberships = mail.lists.map((list) => ({ list, source }));
      counts[saveMail(db, mail, memberships)]++;
    }
    received = [];
  };
  for (const { mails, receptions, then } of works) {
    for (const [index, reception] of receptions.entries()) {
      const asked = mails[index];
      if (!asked) continue;
      const { source, isRemoval } = asked;
      counts.read++;
      if (reception.kind === 'unreadable') {
        const { hash, place, reason } = reception.mail;
        if (isRemoval) deleteUnreadable(db, hash);
        else saveUnreadable(db, reception.mail);
        counts.skipped++;
        report?.({ kind: 'problem', place, reason });
      } else if (isRemoval) {
        saveReceived();
        removeMail(db, reception.mail.messageId, reception.mail.contentHash, source);
        counts.removed++;
      } else {
        received.push({ mail: reception.mail, source });
      }
    }
    if (then?.kind === 'cursor') saveCursor(db, then.source, then.position);
    if (then?.kind === 'restart') {
      saveReceived();
      beginRestart(db, then.source);
    }
    report?.({ kind: 'read', messages: mails.length });
  }
  saveReceived();
}
