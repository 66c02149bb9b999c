import type { Message, RevisionSummary } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';

/**
 * A 52-bit hash (cyrb53's mixing of two 32-bit lanes) for keys by which mails and revisions find each other. It need not
 * be cryptographic: those who meet by chance are compared and found different.
 */
export function hashKey(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (high & 0xfffff) * 4294967296 + (low >>> 0);
}

/**
 * Mails with a common key can be of one thread or revision: each mail's own id and those of its ancestors and, for a
 * numbered patch without ancestors, who counts to what.
 */
export function listClusterKeys(message: Message): number[] {
  const ids = [message.messageId, ...message.references].map((id) => hashKey(`id ${id}`));
  const subject = parseSubject(message.subject);
  const isLoose =
    message.references.length === 0 && subject.kind === 'patch' && !subject.isReply && (subject.total ?? 1) > 1;
  if (!isLoose) return ids;
  return [...ids, hashKey(`loose ${message.from.address.toLowerCase()} ${subject.revision ?? 1}/${subject.total}`)];
}

/** Files that everybody touches say nothing about what a series is. */
const SHARED_FILE = /(^|\/)(MAINTAINERS|Kconfig[^/]*|Makefile|index\.rst|defconfig|\.gitignore)$/;

/** Revisions with a common key are compared when revisions are linked. */
export function listRevisionKeys(summary: RevisionSummary): number[] {
  const keys = new Set<string>();
  const submitter = personKey(summary.submitter.name, summary.submitter.address);
  if (summary.changeId) keys.add(`change ${summary.changeId}`);
  keys.add(`title ${normalizeTitle(summary.title)}`);
  for (const posting of summary.postings) {
    keys.add(`id ${posting.messageId}`);
    for (const id of posting.references) keys.add(`id ${id}`);
    for (const link of posting.links) keys.add(`id ${link.messageId}`);
    keys.add(`title ${normalizeTitle(posting.subject.title)}`);
    if (posting.patchId) keys.add(`patch ${posting.patchId}`);
    for (const path of posting.paths) if (!SHARED_FILE.test(path)) keys.add(`file ${submitter} ${path}`);
  }
  return [...keys].map(hashKey);
}

/** Case, punctuation and spacing of a title change between revisions without meaning. */
export function normalizeTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function personKey(name: string, address: string): string {
  return normalizeTitle(name) || address.toLowerCase();
}
