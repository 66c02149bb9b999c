import { seriesHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import { COUNTED_STATUSES, type SeriesEntry } from '#components/series-entry.ts';
import type { AtomEntry } from './atom.ts';

/** A line of the table of series as an entry of a feed, which is new again with each revision. */
export function seriesAtomEntry(entry: SeriesEntry, origin: string): AtomEntry {
  const href = `${origin}${seriesHref(entry.id)}`;
  const counts = COUNTED_STATUSES.filter((status) => entry.counts[status]).map(
    (status) => `${entry.counts[status]} ${status}`,
  );
  return {
    id: `${href}#${encodeURIComponent(entry.revisionName)}`,
    href,
    title: `${entry.revisionName}: ${entry.title}`,
    author: nameOf(entry.submitter),
    updated: entry.lastPosted,
    summary: `${counts.join(', ') || 'no review items'}; next: ${entry.mover}`,
    text: null,
  };
}
