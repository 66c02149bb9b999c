import type { Commit, Message, Person, RevisionSummary, Seconds } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';
import { LOOSE_SECONDS } from './posting-kind.ts';

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
 * counted patch, who counts to what, and when: its ancestors may be mails that nobody has.
 */
export function listClusterKeys(message: Message): number[] {
  const ids = [message.messageId, ...message.references].map((id) => hashKey(`id ${id}`));
  const { kind, isReply, revision, total } = parseSubject(message.subject);
  if (kind !== 'patch' || isReply || total === null) return ids;
  const name = `run ${message.from.address.toLowerCase()} ${revision ?? 1}/${total}`;
  return [...ids, ...windowsOf(message.sent, LOOSE_SECONDS).map((window) => hashKey(`${name} ${window}`))];
}

/** Files that everybody touches say nothing about what a series is. */
const SHARED_FILE = /(^|\/)(MAINTAINERS|Kconfig[^/]*|Makefile|index\.rst|defconfig|\.gitignore)$/;

/** A maintainer touches a file again and again: by it alone, only what is posted within so long is compared. */
const FILE_SECONDS = 120 * 86_400;

const RIVAL_SECONDS = 60 * 86_400;

/** The same for titles: `netfilter: updates for net`. */
const TITLE_SECONDS = 2 * 365 * 86_400;

/** Revisions with a common key are compared when revisions are linked. */
export function listRevisionKeys(summary: RevisionSummary): number[] {
  const keys = new Set<string>();
  const submitter = submitterKey({ ...summary.submitter, name: nameOf(summary) });
  const titles = new Set([summary.title]);
  const paths = new Set<string>();
  // Rivals for one predecessor, when a series is split or two run side by side.
  if (summary.number > 1)
    for (const window of windowsOf(summary.posted, RIVAL_SECONDS))
      keys.add(`v${summary.number} ${submitter} ${window}`);
  // What is known by its replies alone is found by its author's next revision, in the months behind it.
  if (isStandIn(summary)) {
    const first = Math.floor(summary.posted / RIVAL_SECONDS);
    for (const window of [first, first + 1, first + 2]) keys.add(`v${summary.number + 1} ${submitter} ${window}`);
  }
  if (summary.changeId) keys.add(`change ${summary.changeId}`);
  for (const id of summary.postings[0]?.references ?? []) keys.add(`id ${id}`);
  for (const posting of summary.postings) {
    keys.add(`id ${posting.messageId}`);
    for (const link of posting.links) keys.add(`id ${link.messageId}`);
    if (posting.patchId) keys.add(`patch ${posting.patchId}`);
    titles.add(posting.subject.title);
    for (const path of posting.paths) paths.add(path);
  }
  for (const title of titles) for (const key of titleKeys(title, summary.posted)) keys.add(key);
  for (const path of paths) for (const key of fileKeys(submitter, path, summary.posted)) keys.add(key);
  return [...keys].map(hashKey);
}

/** A commit that changes more files is no patch from a mail. */
const MOST_FILES = 200;

/** Of the same kind: revisions that share one with a commit may hold the patch that it was. */
export function listCommitKeys(commit: Commit, paths: readonly string[]): number[] {
  const keys = [
    ...commit.links.map((id) => `id ${id}`),
    ...(commit.patchId ? [`patch ${commit.patchId}`] : []),
    ...titleKeys(commit.title, commit.committed),
    ...paths.slice(0, MOST_FILES).flatMap((path) => fileKeys(submitterKey(commit.author), path, commit.authored)),
  ];
  return [...new Set(keys)].map(hashKey);
}

function submitterKey({ name, address }: Person): string {
  return normalizeTitle(name.replace(/ via [\s\S]*$/i, '')) || address.toLowerCase();
}

function titleKeys(title: string, moment: Seconds): string[] {
  return windowsOf(moment, TITLE_SECONDS).map((window) => `title ${wordsOf(title)} ${window}`);
}

function fileKeys(submitter: string, path: string, moment: Seconds): string[] {
  if (SHARED_FILE.test(path)) return [];
  return windowsOf(moment, FILE_SECONDS).map((window) => `file ${submitter} ${path} ${window}`);
}

/** The submitter's name; where the header has none, the one that he writes above his patches. */
function nameOf({ submitter, postings }: RevisionSummary): string {
  if (submitter.name !== '') return submitter.name;
  const own = postings.find(({ author }) => author.address === submitter.address && author.name !== '');
  return own?.author.name ?? '';
}

/** Whether all that is known of a revision are replies to it: a patch always has a path. */
export function isStandIn({ postings }: RevisionSummary): boolean {
  return postings.every(({ hasDiff, paths }) => hasDiff && paths.length === 0);
}

/** Two moments that are at most `length` apart have a window in common. */
function windowsOf(moment: Seconds, length: Seconds): [number, number] {
  const window = Math.floor(moment / length);
  return [window, window + 1];
}

/** The words of a title in a fixed order, for some turn it around, and without a number (`Framework v31`). */
function wordsOf(title: string): string {
  const words = normalizeTitle(title).split(' ');
  return words
    .filter((word) => !/^v\d+$/.test(word))
    .sort()
    .join(' ');
}

/** Case, punctuation and spacing of a title change between revisions without meaning. */
export function normalizeTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
