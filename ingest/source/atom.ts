import { XMLParser } from 'fast-xml-parser';

/** A mail in a feed of public-inbox. */
export type FeedEntry = {
  readonly messageId: string;
  /** When the archive got it, seconds UTC. */
  readonly received: number;
};

/** Entities are not expanded, the mails' own text is not looked into. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  stopNodes: ['*.content'],
  isArray: (name) => name === 'entry' || name === 'link',
});

/** The mails in an Atom feed (RFC 4287), as listed, newest first; undefined where it is no feed. */
export function parseFeed(xml: string): readonly FeedEntry[] | undefined {
  const feed = field(parse(xml), 'feed');
  if (typeof feed !== 'object' || feed === null) return undefined;
  const entries = field(feed, 'entry');
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown): FeedEntry[] => {
    const links = field(entry, 'link');
    const href = field(Array.isArray(links) ? links[0] : undefined, 'href');
    const messageId = typeof href === 'string' ? parsePermalink(href) : undefined;
    const received = Date.parse(String(field(entry, 'updated')));
    return messageId === undefined || Number.isNaN(received) ? [] : [{ messageId, received: received / 1000 }];
  });
}

/** The last segment of `https://lore.example.org/leds/1@example.org/`. */
function parsePermalink(href: string): string | undefined {
  const segment = /\/([^/?#]{1,1000})\/?$/.exec(href)?.[1];
  if (segment === undefined || segment === '.' || segment === '..') return undefined;
  try {
    return decodeURIComponent(segment.replaceAll('&amp;', '&'));
  } catch {
    return undefined;
  }
}

function parse(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return undefined;
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
