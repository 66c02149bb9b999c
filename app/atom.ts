import { Feed } from 'feed';
import type { Seconds } from '#db/model.ts';

export type AtomFeed = {
  readonly title: string;
  /** Absolute addresses: of the feed, and of the page that shows the same. */
  readonly self: string;
  readonly page: string;
  readonly entries: readonly AtomEntry[];
};

export type AtomEntry = {
  /** An absolute address that no other entry has, and that never changes. */
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly author: string;
  readonly updated: Seconds;
  readonly summary: string;
  /** All of it, where that is more than the summary. */
  readonly text: string | null;
};

/** An answer with an Atom feed (RFC 4287). All text is plain, whatever it holds. */
export function atomResponse({ title, self, page, entries }: AtomFeed): Response {
  const feed = new Feed({
    id: self,
    title: xmlText(title),
    link: page,
    feed: self,
    updated: dateOf(entries.reduce((latest, entry) => Math.max(latest, entry.updated), 0)),
    generator: false,
  });
  for (const entry of entries)
    feed.addItem({
      id: entry.id,
      link: entry.href,
      title: htmlText(entry.title),
      author: [{ name: xmlText(entry.author) }],
      date: dateOf(entry.updated),
      description: htmlText(entry.summary),
      ...(entry.text === null ? {} : { content: `<pre>${htmlText(entry.text)}</pre>` }),
    });
  return new Response(feed.atom1(), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}

/** The library declares titles and summaries as HTML. */
function htmlText(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** XML 1.0 has no place for control characters. */
function xmlText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}

function dateOf(seconds: Seconds): Date {
  return new Date(seconds * 1000);
}
