import { brotliDecompressSync } from 'node:zlib';
import { findLastRow, type KeptMail, listKeptMails } from '#db/kept-mail.ts';
import { replaceMail, saveMail } from '#db/messages.ts';
import type { Database } from '#db/open.ts';
import { deleteUnreadable, listUnreadable, readUnreadable, type UnreadableRow } from '#db/unreadable-mail.ts';
import { MAILS_PER_BATCH } from './receive.ts';
import { settle } from './settle.ts';
import type { RawMessage } from './source/raw-message.ts';
import { type WaitReport, waitForTurn } from './turn.ts';
import { openWorkers, type Workers } from './workers.ts';

export type ReparseReport =
  | WaitReport
  | { readonly kind: 'read'; readonly mails: number }
  | { readonly kind: 'reviewed'; readonly done: number; readonly total: number };

export type ReparseOptions = {
  /** Every mail, instead of those with problems. */
  readonly all: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly report?: ((report: ReparseReport) => void) | undefined;
};

export type ReparseCounts = {
  /** Messages whose mails were read anew. */
  readonly messages: number;
  /** Mails that were unreadable and are messages now. */
  readonly understood: number;
  readonly unreadable: number;
};

/**
 * Understands kept mails anew, as after an update of Reroll: those that were unreadable, and messages with problems, or
 * all. What is derived from them is computed again; what people entered stays. Can be stopped, and begun again.
 */
export async function reparse(db: Database, options: ReparseOptions): Promise<ReparseCounts> {
  const turn = await waitForTurn(db, options);
  const workers = openWorkers();
  try {
    const messages = await reparseMessages(db, workers, options);
    const { understood, unreadable } = await reparseUnreadable(db, workers, options);
    await settle(db, workers.review, (done, total) => options.report?.({ kind: 'reviewed', done, total }));
    return { messages, understood, unreadable };
  } finally {
    await workers.close();
    turn.release();
  }
}

async function reparseMessages(db: Database, { receive }: Workers, options: ReparseOptions): Promise<number> {
  const range = { withProblemsOnly: !options.all, until: findLastRow(db), limit: MAILS_PER_BATCH };
  let messages = 0;
  for (let after = 0; ; ) {
    options.signal?.throwIfAborted();
    const mails = listKeptMails(db, { ...range, after });
    const last = mails.at(-1);
    if (!last) return messages;
    after = last.row;
    const receptions = await receive(mails.map(rawOf));
    db.transaction(() => {
      for (const [index, { row }] of mails.entries()) {
        const reception = receptions[index];
        // One that was understood once stays as it was understood.
        if (reception?.kind === 'received') replaceMail(db, row, reception.mail);
      }
    }).immediate();
    messages += mails.length;
    options.report?.({ kind: 'read', mails: mails.length });
  }
}

/** Of when the archive got it, the store has what the Date came to with its help. */
function rawOf({ messageId, sent, copy, list, bytes }: KeptMail): RawMessage {
  const received = sent === 0 ? null : sent;
  return { bytes: brotliDecompressSync(bytes), place: messageId, source: null, list, received, copy };
}

async function reparseUnreadable(
  db: Database,
  { receive }: Workers,
  options: ReparseOptions,
): Promise<Pick<ReparseCounts, 'understood' | 'unreadable'>> {
  let understood = 0;
  let unreadable = 0;
  for (let after = 0; ; ) {
    options.signal?.throwIfAborted();
    const mails = listUnreadable(db, after, MAILS_PER_BATCH);
    const last = mails.at(-1);
    if (!last) return { understood, unreadable };
    after = last.id;
    const receptions = await receive(mails.map((mail) => ({ ...mail, bytes: readUnreadable(db, mail.id) ?? NOTHING })));
    db.transaction(() => {
      for (const [index, mail] of mails.entries()) {
        const reception = receptions[index];
        if (reception?.kind === 'received') saveUnderstood(db, mail, reception.mail);
      }
    }).immediate();
    const count = receptions.filter(({ kind }) => kind === 'received').length;
    understood += count;
    unreadable += mails.length - count;
    options.report?.({ kind: 'read', mails: mails.length });
  }
}

const NOTHING = new Uint8Array();

function saveUnderstood(db: Database, { hash, source }: UnreadableRow, mail: Parameters<typeof saveMail>[1]): void {
  saveMail(
    db,
    mail,
    mail.lists.map((list) => ({ list, source: source ?? '' })),
  );
  deleteUnreadable(db, hash);
}
