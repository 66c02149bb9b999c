import { type ArchiveUrl, parseArchiveUrl } from '#ingest/source/archive-url.ts';
import { readDocument } from '#ingest/source/document.ts';
import { DownloadError, isHttp, openDownload } from '#ingest/source/download.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';
import { readRemote } from '#ingest/source/remote.ts';

/** Reads what an http(s) URL leads to: a thread, a mail, a search, a git repository or any document. */
export async function* readUrl(text: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isHttp(url)) {
    yield { kind: 'problem', place: text, reason: 'only http:// and https:// URLs are read' };
    return;
  }
  try {
    yield* readTarget(await resolve(parseArchiveUrl(url), options), options);
  } catch (error) {
    if (!(error instanceof DownloadError)) throw error;
    yield { kind: 'problem', place: text, reason: error.message };
  }
}

/** A short link is what it redirects to. */
async function resolve(target: ArchiveUrl, options: ReadOptions): Promise<ArchiveUrl> {
  if (target.kind !== 'short-link') return target;
  const { url } = await openDownload(new URL(target.url), 'HEAD', options.signal);
  return parseArchiveUrl(url);
}

async function* readTarget(target: ArchiveUrl, options: ReadOptions): AsyncGenerator<SourceEvent> {
  switch (target.kind) {
    case 'repository':
      yield* readRemote(target.url, options);
      return;
    case 'mails': {
      const { chunks } = await openDownload(new URL(target.url), target.method, options.signal);
      yield* readDocument(chunks, target.url, { ...options, list: target.list ?? options.list });
      return;
    }
    case 'short-link':
    case 'document': {
      const { chunks } = await openDownload(new URL(target.url), 'GET', options.signal);
      yield* readDocument(chunks, target.url, options);
      return;
    }
  }
}
