import { type ArchiveUrl, parseArchiveUrl } from '#ingest/source/archive-url.ts';
import { readDocument } from '#ingest/source/document.ts';
import { DownloadError, isHttp, openDownload } from '#ingest/source/download.ts';
import { findRemote, readRemoteTip } from '#ingest/source/git-remote.ts';
import { readListFeed } from '#ingest/source/list-feed.ts';
import { readServerManifest } from '#ingest/source/manifest-source.ts';
import { readNntp } from '#ingest/source/nntp.ts';
import { readPatchworkEvents } from '#ingest/source/patchwork-events.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';
import { readRemote } from '#ingest/source/remote.ts';

/** Reads what a URL leads to: a news group; a list, thread, mail, search, git repository or any document over http(s). */
export async function* readUrl(text: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'nntp:' || url?.protocol === 'nntps:') {
    yield* readNntp(url, options);
    return;
  }
  if (url === undefined || !isHttp(url)) {
    yield { kind: 'problem', place: text, reason: 'only http, https, nntp and nntps URLs are read, and plain paths' };
    return;
  }
  try {
    yield* readTarget(await resolve(parseArchiveUrl(url), options), options);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    yield { kind: 'problem', place: text, reason: error.message };
  }
}

/** At the URL of a list there is the git repository of a v1 archive, or for a v2 archive none, or an empty one. */
async function* readInbox(url: string, list: string | null, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const place = url.replace(/\/$/, '');
  const isFeed = options.cursors(url) !== undefined || !(await hasCommits(place, options));
  yield* isFeed ? readListFeed(url, list, options) : readRemote(place, options);
}

async function hasCommits(place: string, options: ReadOptions): Promise<boolean> {
  try {
    const tip = await readRemoteTip(await findRemote(place, options), options.signal);
    return tip.ok && tip.output !== '';
  } catch (error) {
    if (error instanceof DownloadError && error.status === 404) return false;
    throw error;
  }
}

/** A short link is what it redirects to. */
async function resolve(target: ArchiveUrl, options: ReadOptions): Promise<ArchiveUrl> {
  if (target.kind !== 'short-link') return target;
  const { url } = await openDownload(new URL(target.url), 'HEAD', options);
  return parseArchiveUrl(url);
}

async function* readTarget(target: ArchiveUrl, options: ReadOptions): AsyncGenerator<SourceEvent> {
  switch (target.kind) {
    case 'repository':
      yield* readRemote(target.url, options);
      return;
    case 'inbox':
      yield* readInbox(target.url, target.list, options);
      return;
    case 'manifest':
      yield* readServerManifest(target.url, options);
      return;
    case 'patchwork':
      yield* readPatchworkEvents(target.api, target.project, options);
      return;
    case 'mails': {
      const { chunks } = await openDownload(new URL(target.url), target.method, options);
      yield* readDocument(chunks, target.url, { ...options, list: target.list ?? options.list });
      return;
    }
    case 'short-link':
    case 'document': {
      const { chunks } = await openDownload(new URL(target.url), 'GET', options);
      yield* readDocument(chunks, target.url, options);
      return;
    }
  }
}
