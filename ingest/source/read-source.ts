import { resolve } from 'node:path';
import { readDocument } from '#ingest/source/document.ts';
import { readPath } from '#ingest/source/path.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';
import { readUrl } from '#ingest/source/url.ts';

/**
 * Reads a source: a path, an http(s) URL, or `-` for standard input. What it is, is told by its content: a public-inbox
 * archive (mirror folder, epoch, git bundle, v1), an mbox, a maildir, a mail, a saved archive page, or a folder of
 * these. Nothing that a source holds makes this throw: what cannot be read is a `problem`, and reading goes on behind
 * it. Throws only the reason of `options.signal`.
 */
export async function* readSource(spec: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { signal } = options;
  signal?.throwIfAborted();
  for await (const event of readSpec(spec, options)) {
    signal?.throwIfAborted();
    yield event;
  }
  signal?.throwIfAborted();
}

function readSpec(spec: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  if (spec === '-') return readDocument(process.stdin, 'standard input', options);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(spec)) return readUrl(spec, options);
  return readPath(resolve(spec), options);
}
