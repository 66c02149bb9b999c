import type { Anchor, Patch } from '#db/model.ts';
import { findPlace } from './patch-place.ts';
import type { Reply } from './reply.ts';

/**
 * What the words that begin at `first` are about: the nearest quoted line above them that says it.
 * @param patch null for a cover letter
 */
export function findAnchor(reply: Reply, first: number, patch: Patch | null): Anchor {
  const { posting } = reply;
  let file: Anchor | undefined;
  for (let number = first - 1; number >= 1; number--) {
    const bodyLine = reply.posted[number] ?? 0;
    if (bodyLine === 0) continue;
    const quote = reply.lines[number - 1]?.text.trim() ?? '';
    if (!patch) return { kind: 'cover', cover: posting.messageId, quote };
    const place = findPlace(patch, bodyLine);
    if (!place) continue;
    if (place.kind === 'file') {
      file ??= { kind: 'file', patch: posting.messageId, file: place.file.path, code: null };
      continue;
    }
    if (place.kind !== 'code') return file ?? { kind: place.kind, patch: posting.messageId, quote, bodyLine };
    if (file && file.kind === 'file' && file.file !== place.file.path) return file;
    if (place.line.text.trim() === '') continue;
    return {
      kind: 'line',
      patch: posting.messageId,
      file: place.file.path,
      oldLine: place.line.oldLine,
      newLine: place.line.newLine,
      bodyLine,
      code: place.line.text,
      candidates: Math.max(1, reply.candidates[number] ?? 1),
    };
  }
  if (file) return file;
  if (!patch) return { kind: 'cover', cover: posting.messageId, quote: null };
  return { kind: 'patch', patch: posting.messageId };
}
