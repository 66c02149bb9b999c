import type { SnippetProps } from '#components/snippet.tsx';
import type { Anchor, MessageId } from '#db/model.ts';
import type { Database } from '#db/open.ts';
import { findSnippet } from '#db/snippet.ts';

type Place =
  | Anchor
  | { readonly kind: 'line'; readonly patch: MessageId; readonly file: string; readonly bodyLine: number | null };

/** The diff lines around a place; null where it is not about a line. */
export function snippetOf(db: Database, place: Place): SnippetProps | null {
  if (place.kind !== 'line' || place.bodyLine === null) return null;
  return findSnippet(db, place.patch, place.file, place.bodyLine) ?? null;
}
