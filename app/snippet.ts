import type { SnippetProps } from '#components/snippet.tsx';
import { findPatch } from '#db/messages.ts';
import type { Anchor, MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';

/** Lines to show on either side. */
const AROUND = 4;

type Place =
  | Anchor
  | { readonly kind: 'line'; readonly patch: MessageId; readonly file: string; readonly bodyLine: number | null };

/** The diff lines around a place, of its own hunk; null where it is not about a line. */
export function snippetOf(db: Database, place: Place): SnippetProps | null {
  if (place.kind !== 'line' || place.bodyLine === null) return null;
  const { bodyLine, file } = place;
  const hunks = findPatch(db, place.patch)?.files.flatMap((each) => each.hunks) ?? [];
  const lines = hunks.find((hunk) => hunk.lines.some((line) => line.bodyLine === bodyLine))?.lines ?? [];
  const at = lines.findIndex((line) => line.bodyLine === bodyLine);
  if (at < 0) return null;
  return { patch: place.patch, file, bodyLine, lines: lines.slice(Math.max(0, at - AROUND), at + AROUND + 1) };
}
