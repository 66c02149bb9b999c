import { seriesHref } from '#components/href.ts';
import { nameOf } from '#components/person-name.tsx';
import { COUNTED_STATUSES, type SeriesEntry } from '#components/series-entry.ts';
import type { Seconds } from '#db/model.ts';

type Feed = {
  readonly self: string;
  readonly page: string;
  readonly origin: string;
  readonly entries: readonly SeriesEntry[];
};

/** An Atom feed (RFC 4287) of series, one entry a revision. */
export function atomOf({ self, page, origin, entries }: Feed): string {
  const newest = Math.max(0, ...entries.map((entry) => entry.lastPosted));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Series</title>
  <id>${xmlText(self)}</id>
  <link rel="self" href="${xmlText(self)}"/>
  <link rel="alternate" href="${xmlText(page)}"/>
  <updated>${isoTime(newest)}</updated>
${entries.map((entry) => entryOf(entry, origin)).join('')}</feed>
`;
}

function entryOf(entry: Feed['entries'][number], origin: string): string {
  const address = xmlText(`${origin}${seriesHref(entry.id)}`);
  const counts = COUNTED_STATUSES.filter((status) => entry.counts[status]).map(
    (status) => `${entry.counts[status]} ${status}`,
  );
  return `  <entry>
    <title>${xmlText(`v${entry.revision}: ${entry.title}`)}</title>
    <id>${address}#v${entry.revision}</id>
    <link href="${address}"/>
    <author><name>${xmlText(nameOf(entry.submitter))}</name></author>
    <updated>${isoTime(entry.lastPosted)}</updated>
    <summary>${xmlText(`${counts.join(', ') || 'no review items'}; next: ${entry.mover}`)}</summary>
  </entry>
`;
}

/** Text in XML 1.0, which has no place for control characters. */
function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function isoTime(seconds: Seconds): string {
  return new Date(seconds * 1000).toISOString();
}
