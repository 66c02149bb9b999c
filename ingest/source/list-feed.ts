import { type FeedEntry, parseFeed } from '#ingest/source/atom.ts';
import { readDocument } from '#ingest/source/document.ts';
import { DownloadError, download, openDownload } from '#ingest/source/download.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

const maxFeedBytes = 32 * 1024 * 1024;

/** Mails reach an archive late, and out of order, when a mail server or the archive itself was down: a day is made up for. */
const overlapSeconds = 86_400;

/** How often mails are looked for that came in late. */
const sweepSeconds = 3600;

/** How long a search may lag behind the feed; what it lacks then, it does not have at all. */
const maxLagSeconds = 600;

/** Where a mail's Message-ID is looked for. */
const maxHeadBytes = 65_536;

/** How far a list was read. */
type Position = {
  /** What the feed listed last. */
  readonly seen: readonly string[];
  /** When the archive got the newest of them, seconds UTC; of the time before where a search did not find them all. */
  readonly received: number;
  /** When late mails were last looked for, seconds UTC. */
  readonly swept: number;
  /** What the feed shows and the search lacked, and since when, seconds UTC. */
  readonly lag?: { readonly ids: readonly string[]; readonly since: number };
};

/**
 * Reads a list of a public-inbox server over http(s): first all of it, then what its feed (`new.atom`) shows to be new. The
 * feed holds 25 mails; where it may have missed some, they are searched for by the time that the archive got them. The
 * search may lag behind the feed, since a server keeps its index open for half a minute; where it does, each look searches
 * again until it has found what the feed showed. A mail that is taken out of the archive is not noticed; the git repositories tell that.
 */
export async function* readListFeed(
  url: string,
  list: string | null,
  options: ReadOptions,
): AsyncGenerator<SourceEvent> {
  const inList = { ...options, list: list ?? options.list };
  const now = Math.floor(Date.now() / 1000);
  const entries = await readFeed(new URL('new.atom', url), options);
  const known = parsePosition(options.cursors(url));
  const seen = entries.map(({ messageId }) => messageId);
  const fresh = seen.filter((id) => !known?.seen.includes(id));
  const lag = known?.lag;
  const isSweep = known === undefined || lag !== undefined || now - known.swept >= sweepSeconds;
  if (fresh.length === 0 && !isSweep) return;

  const oldest = seen.at(-1);
  const isGap = oldest !== undefined && fresh.includes(oldest);
  const isSearched = isSweep || isGap;
  const lacked = lag?.ids.filter((id) => seen.includes(id)) ?? [];
  const missing = new Set([...fresh, ...lacked]);
  if (isSearched) yield* withoutFound(readSearch(url, known, inList), missing);
  const unfound = [...missing];
  yield* readMails(
    url,
    unfound.filter((id) => fresh.includes(id)),
    inList,
  );
  const lagsSince = lacked.some((id) => missing.has(id)) ? (lag?.since ?? now) : now;
  const lags = isSearched && unfound.length > 0;
  const latest = entries.reduce((last, entry) => Math.max(last, entry.received), known?.received ?? 0);
  const position: Position = {
    seen,
    received: lags ? (known?.received ?? 0) : Math.min(now, latest),
    swept: isSweep ? now : known.swept,
    ...(lags && now - lagsSince < maxLagSeconds && { lag: { ids: unfound, since: lagsSince } }),
  };
  yield { kind: 'cursor', source: url, position: JSON.stringify(position) };
}

async function readFeed(url: URL, options: ReadOptions): Promise<readonly FeedEntry[]> {
  const bytes = await download(url, maxFeedBytes, options).catch((error: unknown) => {
    if (!(error instanceof DownloadError) || error.status !== 404) throw error;
    throw new DownloadError(`neither a git repository nor a list with mails is there (${error.message})`, 404);
  });
  const entries = parseFeed(new TextDecoder().decode(bytes));
  if (entries === undefined) throw new DownloadError('its new.atom is no Atom feed');
  return entries;
}

/** What the archive got since, and some time before; all of it where nothing is known. */
async function* readSearch(
  url: string,
  known: Position | undefined,
  options: ReadOptions,
): AsyncGenerator<SourceEvent> {
  const search = new URL(url);
  const since = known && Math.max(0, Math.min(known.received, known.swept) - overlapSeconds);
  search.searchParams.set('q', since === undefined ? 'd:19000101..' : `rt:${String(since).padStart(10, '0')}..`);
  search.searchParams.set('x', 'm');
  yield* readFound(search, 'POST', options);
}

/** Passes on what is found, and takes it out of what is missing. */
async function* withoutFound(events: AsyncIterable<SourceEvent>, missing: Set<string>): AsyncGenerator<SourceEvent> {
  for await (const event of events) {
    if (event.kind === 'message' && missing.size > 0) for (const id of readIds(event.raw.bytes)) missing.delete(id);
    yield event;
  }
}

/** What the Message-ID fields of a mail name (RFC 5322, 3.6.4). */
function readIds(mail: Uint8Array): readonly string[] {
  const text = Buffer.from(mail.subarray(0, maxHeadBytes)).toString('latin1');
  const header = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return [...header.matchAll(/^Message-ID:\s{0,10}<([^<>\s]{1,1000})>/gim)].map(([, id = '']) => id);
}

async function* readMails(url: string, ids: Iterable<string>, options: ReadOptions): AsyncGenerator<SourceEvent> {
  for (const id of ids) yield* readFound(new URL(`${encodeURIComponent(id)}/raw`, url), 'GET', options);
}

/** Nothing where the server has no such mail. Throws a DownloadError where the answer breaks off. */
async function* readFound(url: URL, method: 'GET' | 'POST', options: ReadOptions): AsyncGenerator<SourceEvent> {
  try {
    const { chunks } = await openDownload(url, method, options);
    for await (const event of readDocument(chunks, url.href, options)) {
      if (event.kind === 'problem' && event.place === url.href) throw new DownloadError(event.reason);
      yield event;
    }
  } catch (error) {
    if (!(error instanceof DownloadError) || error.status !== 404) throw error;
  }
}

function parsePosition(text: string | undefined): Position | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Position);
}
