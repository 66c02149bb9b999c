import type { Message, Patch, Posting } from '#db/model.ts';
import { parseSubject } from '#ingest/mail/subject.ts';
import { listLinks } from './changelog.ts';
import { hashKey } from './key.ts';

/** Enough for an estimate within a tenth; a sketch of 64 numbers is half a kilobyte a patch. */
const SKETCH_SIZE = 64;

/** A mail as part of a revision; null for replies and all else that is neither patch nor cover. */
export function postingOf(message: Message, patch: Patch | null): Posting | null {
  const subject = parseSubject(message.subject);
  if (!patch && (subject.kind !== 'patch' || subject.isReply)) return null;
  const lines = message.body.split('\n');
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
    links: linksOf(lines, patch),
  };
}

/** Links are taken from the cover and from what stands below `---`: a link in a commit message is about the past. */
function linksOf(lines: readonly string[], patch: Patch | null): Posting['links'] {
  const notes = patch ? patch.notes : { first: 1, last: lines.length };
  if (!notes) return [];
  return listLinks(lines.slice(notes.first - 1, notes.last))
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
