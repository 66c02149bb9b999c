import { existsSync } from 'node:fs';
import { readSource } from '#ingest/source/read-source.ts';
import { type MailParts, splitMail } from './mutation.ts';

/** Mails of one thread, as they are before any mutation; `ids` with angle brackets. */
export type Thread = { readonly mails: readonly MailParts[]; readonly ids: readonly string[] };

/** So many mails of a thread are mutated together: a revision with replies, and often the one after it. */
const MOST_MAILS = 12;
/** A larger mail is mostly one long diff, and mutating it tells little more for its time. */
const MOST_BYTES = 100_000;

/** The threads of these sources; of an archive each `step`-th. */
export async function readCorpus(sources: readonly string[], step: number): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (const source of sources.filter((path) => existsSync(path))) {
    const byRoot = new Map<string, MailParts[]>();
    for await (const event of readSource(source, { cursors: () => undefined })) {
      if (event.kind !== 'message' || event.raw.bytes.length > MOST_BYTES) continue;
      const mail = splitMail(Buffer.from(event.raw.bytes).toString('latin1').replaceAll('\r\n', '\n'));
      const root = rootOf(mail);
      const others = byRoot.get(root);
      if (others) others.push(mail);
      else byRoot.set(root, [mail]);
    }
    const all = [...byRoot.values()];
    const isArchive = source.endsWith('.bundle');
    threads.push(...all.filter((_, index) => !isArchive || index % step === 0).map(threadOf));
  }
  return threads;
}

function threadOf(mails: readonly MailParts[]): Thread {
  const first = mails.slice(0, MOST_MAILS);
  const ids = first.map((mail) => idsIn(mail, 'message-id')[0] ?? '<none@example.org>');
  return { mails: first, ids };
}

/** The oldest mail that a mail names. */
function rootOf(mail: MailParts): string {
  return idsIn(mail, 'references')[0] ?? idsIn(mail, 'in-reply-to')[0] ?? idsIn(mail, 'message-id')[0] ?? '';
}

function idsIn({ fields }: MailParts, name: string): readonly string[] {
  return fields.find((field) => field.toLowerCase().startsWith(`${name}:`))?.match(/<[^<>\s]+>/g) ?? [];
}
