import type { Message, Patch, Posting } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';
import { listLinks } from './changelog.ts';
import { hashKey } from './key.ts';

/** Enough for an estimate within a tenth; a sketch of 64 numbers is half a kilobyte a patch. */
const SKETCH_SIZE = 64;

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

function sketchOf(patch: Patch): number[] {
  const hashes = new Set<number>();
  for (const file of patch.files)
    for (const hunk of file.hunks)
      for (const line of hunk.lines) {
        const text = line.kind === 'context' ? '' : line.text.trim();
        if (text.length > 3) hashes.add(hashKey(`${line.kind} ${text}`));
      }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}
