import type { Revision } from '#db/model.ts';

/** Which two revisions to compare, by their places: those named (`v3`), else the newest and the one before it. */
export function chooseRevisions(
  revisions: readonly Revision[],
  query: Partial<Record<string, string>>,
): { from: number; to: number } {
  const placeOf = (name: string | undefined) => revisions.findIndex((revision) => revision.name === name);
  const to = placeOf(query.to) >= 0 ? placeOf(query.to) : revisions.length - 1;
  const from = placeOf(query.from) >= 0 ? placeOf(query.from) : Math.max(0, to - 1);
  return from <= to ? { from, to } : { from: to, to: from };
}
