import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { EncodedMail, EncodedMessage } from '#db/encoded-mail.ts';
import { decodeMessage } from '#db/encoded-mail.ts';
import type { Block, Posting, RevisionSummary } from '#db/model.ts';
import { openStore } from '#db/open.ts';
import { ingest } from '#ingest/pipeline.ts';
import { type EncodedJob, receive, review } from '#ingest/pipeline-worker.ts';
import { findPredecessorOf } from '#ingest/series/link.ts';
import { profileOf } from '#ingest/series/profile.ts';
import { groupRevisions } from '#ingest/series/revision.ts';
import { standInsOf } from '#ingest/series/stand-in.ts';

/** What a batch came to. `findings` are sentences, one for each thing that is wrong. */
export type Outcome = { readonly findings: readonly string[]; readonly slowest: Slowest };
export type Slowest = { readonly milliseconds: number; readonly what: string };

/** Half a second for any mail or thread, and two for each megabyte; the best of three. */
const BASE_MS = 500;
const MS_PER_BYTE = 2 / 1000;
const TRIES = 3;
/** What is kept of a mail may be this many times its size; a hunk of two lines takes some hundred bytes of JSON. */
const KEPT_PER_BYTE = 100;
const KEPT_BASE = 100_000;

/** Mails through all stages in memory: each parsed on its own, then grouped, linked, reviewed and judged together. */
export async function runInMemory(mails: readonly Buffer[]): Promise<Outcome> {
  const findings: string[] = [];
  let slowest: Slowest = { milliseconds: 0, what: '' };
  const timed = async <Result>(what: string, bytes: number, work: () => Promise<Result> | Result) => {
    const bound = BASE_MS + bytes * MS_PER_BYTE;
    let best = Number.POSITIVE_INFINITY;
    let result: Result | undefined;
    try {
      for (let tries = 0; tries < TRIES && best > bound; tries++) {
        const started = processorTime();
        result = await work();
        best = Math.min(best, processorTime() - started);
      }
      if (best > slowest.milliseconds) slowest = { milliseconds: best, what };
      if (best > bound) findings.push(`${what}: takes ${Math.round(best)} ms for ${bytes} bytes`);
    } catch (error) {
      findings.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    return result;
  };

  const received: EncodedMail[] = [];
  for (const [index, bytes] of mails.entries()) {
    const raw = {
      bytes,
      place: String(index),
      source: null,
      list: 'fuzz',
      received: 1_700_000_000,
      copy: 'mail',
    } as const;
    const receptions = await timed(`mail ${index}`, bytes.length, () => receive([raw]));
    for (const reception of receptions ?? []) {
      if (reception.kind !== 'received') continue;
      received.push(reception.mail);
      findings.push(...listOddities(reception.mail, bytes.length).map((oddity) => `mail ${index}: ${oddity}`));
    }
  }
  const size = mails.reduce((sum, mail) => sum + mail.length, 0);
  const jobs = await timed('grouping and linking', size, () => jobsOf(received));
  const reviews = await timed('review', size, () => review(jobs ?? []));
  for (const each of reviews ?? []) {
    const text = JSON.stringify(each) ?? '';
    if (!isWellFormed(text)) findings.push('review: half a surrogate pair');
    if (text.length > KEPT_BASE + size * KEPT_PER_BYTE) findings.push(`review: keeps ${text.length} for ${size} bytes`);
  }
  return { findings, slowest };
}

/** Mails as a mailbox, through the reader of sources, into a store and out of it. */
export async function runThroughStore(mails: readonly Buffer[], folder: string, isSpoilt: boolean): Promise<string[]> {
  const mailbox = mails.map(
    (mail) => `From mboxrd@z Thu Jan  1 00:00:00 1970\n${mail.toString('latin1').replace(/^(?=>*From )/gm, '>')}\n`,
  );
  const packed = gzipSync(Buffer.from(mailbox.join(''), 'latin1'));
  const path = join(folder, 'fuzz.mbox.gz');
  writeFileSync(path, isSpoilt ? packed.subarray(0, packed.length >> 1) : packed);
  const db = openStore(':memory:');
  try {
    await ingest(db, [path], { list: 'fuzz' });
    const broken = db.pragma('foreign_key_check') as unknown[];
    return broken.length > 0 ? [`store: ${broken.length} rows refer to nothing`] : [];
  } catch (error) {
    return [`store: ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    db.close();
  }
}

/** Milliseconds that this thread has run (proc_pid_schedstat), whatever else the machine does; elsewhere, of the clock. */
function processorTime(): number {
  if (process.platform !== 'linux') return performance.now();
  return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
}

/** What cannot be, whatever the mail says. */
function listOddities(mail: EncodedMail, bytes: number): string[] {
  const lines = mail.body.split('\n').length;
  const blocks = JSON.parse(mail.blocks ?? '[]') as Block[];
  const { raw, ...kept } = mail;
  const text = JSON.stringify(kept);
  return [
    ...(blocks.some(({ first, last }) => first < 1 || last < first || last > lines)
      ? ['a block outside of its mail']
      : []),
    ...(isWellFormed(text) ? [] : ['half a surrogate pair']),
    ...(text.length > KEPT_BASE + bytes * KEPT_PER_BYTE ? [`keeps ${text.length} for ${bytes} bytes`] : []),
    ...(Number.isSafeInteger(mail.sent) && Number.isSafeInteger(mail.received) ? [] : ['a time that is none']),
  ];
}

/** JSON writes half a pair as `\ud800`: it cannot be encoded for an address, and SQLite keeps something else for it. */
function isWellFormed(json: string): boolean {
  return !/(?<!\\)(?:\\\\)*\\ud[89a-f]/.test(json);
}

/** All mails are taken for one cluster; each series of linked revisions is a job. */
function jobsOf(received: readonly EncodedMail[]): EncodedJob[] {
  const messages = [...new Map(received.map((mail) => [mail.messageId, mail])).values()].map(messageOf);
  const postings = received.flatMap(({ posting }) => (posting === null ? [] : [JSON.parse(posting) as Posting]));
  const summaries = groupRevisions(postings.length > 0 ? postings : standInsOf(messages.map(decodeMessage)));
  const profiles = summaries.map(profileOf);
  const linked = profiles.map((profile) => {
    const found = findPredecessorOf(profile, profiles);
    return { summary: profile.summary, predecessor: found?.head ?? null, reasons: found?.reasons ?? [] };
  });
  const bySeries = new Map<RevisionSummary['head'], (typeof linked)[number][]>();
  for (const each of linked) {
    let first = each;
    for (let steps = 0; first.predecessor !== null && steps < linked.length; steps++)
      first = linked.find(({ summary }) => summary.head === first.predecessor) ?? { ...first, predecessor: null };
    const others = bySeries.get(first.summary.head);
    if (others) others.push(each);
    else bySeries.set(first.summary.head, [each]);
  }
  return [...bySeries.values()].map((revisions) => ({ linked: revisions, messages, applied: [] }));
}

function messageOf(mail: EncodedMail): EncodedMessage {
  return {
    message_id: mail.messageId,
    copy: mail.copy,
    from_name: mail.fromName,
    from_address: mail.fromAddress,
    subject: mail.subject,
    sent: mail.sent,
    header: mail.header,
    body: mail.body,
    lists: JSON.stringify(mail.lists),
    patch: mail.patch?.content ?? null,
  };
}
