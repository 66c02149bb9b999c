import type { FileDiff, Line, LineRange, Patch } from '#db/model.ts';

/** What a line of a patch mail is. */
export type PatchPlace =
  | { readonly kind: 'code'; readonly file: FileDiff; readonly line: Line }
  | { readonly kind: 'file'; readonly file: FileDiff }
  | { readonly kind: 'commit-message' | 'trailer' | 'diffstat' | 'notes' };

/** What each line of a patch mail is, by line number; lines that are nothing of these are missing. */
export function placePatchLines(patch: Patch): ReadonlyMap<number, PatchPlace> {
  const places = new Map<number, PatchPlace>();
  const put = (range: LineRange | null, kind: 'commit-message' | 'notes' | 'diffstat') => {
    if (!range) return;
    const place: PatchPlace = { kind };
    for (let line = range.first; line <= range.last; line++) places.set(line, place);
  };
  put(patch.message, 'commit-message');
  put(patch.notes, 'notes');
  put(patch.diffstat, 'diffstat');
  for (const trailer of patch.trailers) places.set(trailer.line, { kind: 'trailer' });
  for (const file of patch.files) {
    const place: PatchPlace = { kind: 'file', file };
    for (let line = file.lines.first; line <= file.lines.last; line++) places.set(line, place);
    for (const hunk of file.hunks)
      for (const line of hunk.lines) places.set(line.bodyLine, { kind: 'code', file, line });
  }
  return places;
}
