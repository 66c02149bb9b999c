import type { Message, Patch, Posting } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';
import { listLinks } from './changelog.ts';

/** Enough for an estimate within a tenth; 64 numbers are half a kilobyte a patch. */
export const SKETCH_SIZE = 64;

/**
 * A mail as part of a revision; null for replies and all else that is neither patch nor cover. Any mail that begins a
 * thread may be a cover letter without a number.
 */
export function postingOf(message: Message, patch: Patch | null): Posting | null {
  const subject = parseSubject(message.subject);
  // What answers without saying so, with a diff in it, suggests a change.
  const isPosted = subject.kind === 'patch' || (subject.kind === 'other' && message.references.length === 0);
  if (!isPosted || (!patch && subject.isReply)) return null;
  return {
    messageId: message.messageId,
    from: message.from,
    sent: message.sent,
    references: message.references,
    subject,
    hasDiff: patch !== null,
    author: patch?.author ?? message.from,
    changeId: patch ? patch.changeId : (/^change-id:[ \t]*(\S+)/im.exec(message.body)?.[1] ?? null),
    patchId: patch?.patchId ?? null,
    paths: patch?.files.map((file) => file.path) ?? [],
    sketch: patch ? sketchOf(patch) : [],
    links: linksOf(message.body, patch),
  };
}

/** Links are taken from the cover and from what stands below `---`: a link in a commit message is about the past. */
function linksOf(body: string, patch: Patch | null): Posting['links'] {
  if (patch && !patch.notes) return [];
  const lines = body.split('\n');
  return listLinks(patch?.notes ? lines.slice(patch.notes.first - 1, patch.notes.last) : lines)
    .filter((link) => link.role === 'revision')
    .map(({ messageId, revision }) => ({ messageId, revision }));
}

/** The smallest hashes of the changed lines. */
export function sketchOf(patch: Pick<Patch, 'files'>): number[] {
  const hashes = new Set<number>();
  for (const file of patch.files)
    for (const hunk of file.hunks)
      for (const { kind, text } of hunk.lines) if (kind !== 'context') addHash(hashes, kind === 'added' ? 1 : 2, text);
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** FNV-1a, of the text without white space at its ends; lines of a brace say nothing. */
function addHash(hashes: Set<number>, seed: number, text: string): void {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  if (end - start <= 3) return;
  let hash = 0x811c9dc5 ^ seed;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hashes.add(hash >>> 0);
}
