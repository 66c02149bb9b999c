import type { Anchor, Patch } from '#db/model.ts';
import { findPlace } from './patch-place.ts';
import type { Reply } from './reply.ts';

/** Quoted lines that are looked at for one that carries code: headers and empty lines are passed over. */
const REACH = 100;

/**
 * What the words that begin at `first` are about: the nearest quoted line above them that says it.
 * @param patch null for a cover letter, and for a patch that is missing
 */
export function findAnchor(reply: Reply, first: number, patch: Patch | null): Anchor {
  const { posting } = reply;
  let file: Anchor | undefined;
  let number = reply.abovePosted[first] ?? 0;
  for (let steps = 0; number > 0 && steps < REACH; number = reply.abovePosted[number] ?? 0, steps++) {
    const bodyLine = reply.posted[number] ?? 0;
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
  return posting.counter === 0
    ? { kind: 'cover', cover: posting.messageId, quote: null }
    : { kind: 'patch', patch: posting.messageId };
}
