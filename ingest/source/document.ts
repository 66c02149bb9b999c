import { headBytes, parseContentKind } from '#ingest/source/content.ts';
import { GzipError, gunzip } from '#ingest/source/gzip.ts';
import { describeTooLarge, maxMailBytes } from '#ingest/source/mail-size.ts';
import { readMbox } from '#ingest/source/mbox.ts';
import { formatPageMail } from '#ingest/source/page/page-mail.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';
import type { ReadOptions } from '#ingest/source/read-options.ts';

/** What `reroll ingest` reads, for the message about something else. */
export const knownContents = 'a public-inbox archive, git bundle, mbox, maildir, mail or saved archive page';

type Bytes = AsyncIterable<Uint8Array>;

/** Reads what a stream of bytes holds: an mbox, a mail or a saved page; gzip-compressed or not. */
export async function* readDocument(bytes: Bytes, place: string, options: ReadOptions): AsyncGenerator<SourceEvent> {
  const { head, chunks } = await peek(bytes, headBytes);
  if (parseContentKind(head) !== 'gzip') {
    yield* readUnpacked(head, chunks, place, options);
    return;
  }
  let messages = 0;
  try {
    const unpacked = await peek(gunzip(chunks), headBytes);
    for await (const event of readUnpacked(unpacked.head, unpacked.chunks, place, options)) {
      if (event.kind === 'message') messages += 1;
      yield event;
    }
  } catch (error) {
    if (!(error instanceof GzipError)) throw error;
    yield { kind: 'problem', place, reason: `${error.message}; ${messages} mails before that were read` };
  }
}

async function* readUnpacked(
  head: Uint8Array,
  chunks: Bytes,
  place: string,
  options: ReadOptions,
): AsyncGenerator<SourceEvent> {
  const kind = parseContentKind(head);
  const list = options.list ?? null;
  switch (kind) {
    case 'mbox':
      yield* readMbox(chunks, place, list);
      return;
    case 'mail':
    case 'text':
      yield* readSingle(kind, chunks, place, list);
      return;
    case 'empty':
      yield { kind: 'problem', place, reason: 'it is empty' };
      return;
    case 'bundle':
      yield { kind: 'problem', place, reason: 'a git bundle can only be read as a file: save it and give its path' };
      return;
    case 'gzip':
    case 'binary':
      yield { kind: 'problem', place, reason: `it is none of what can be read: ${knownContents}` };
      return;
  }
}

/** A text is a saved page or one mail; a page may look like a mail, since `Re: ...` looks like a header. */
async function* readSingle(
  kind: 'mail' | 'text',
  chunks: Bytes,
  place: string,
  list: string | null,
): AsyncGenerator<SourceEvent> {
  const bytes = await readAll(chunks, maxMailBytes);
  if (bytes === null) {
    yield { kind: 'problem', place, reason: describeTooLarge(maxMailBytes + 1) };
    return;
  }
  const page = (await import('#ingest/source/page/page.ts')).parsePage(bytes);
  if (page === undefined && kind === 'text') {
    yield { kind: 'problem', place, reason: `it begins with no header of a mail, and is none of ${knownContents}` };
    return;
  }
  const raw = { place, source: null, list: page?.list ?? list, received: null };
  if (page === undefined) {
    yield { kind: 'message', raw: { ...raw, bytes, copy: 'mail' } };
    return;
  }
  for (const mail of page.mails) yield { kind: 'message', raw: { ...raw, bytes: formatPageMail(mail), copy: 'page' } };
}

/**
 * The first bytes of a stream (fewer where it is shorter), and the stream from its start. An error behind the first
 * bytes comes where it belongs: when the stream is read.
 */
async function peek(stream: Bytes, size: number): Promise<{ readonly head: Uint8Array; readonly chunks: Bytes }> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let rest = (): Promise<IteratorResult<Uint8Array>> => iterator.next();
  let length = 0;
  while (length < size) {
    try {
      const next = await iterator.next();
      if (next.done) break;
      first.push(next.value);
      length += next.value.length;
    } catch (error) {
      if (length === 0) throw error;
      rest = () => Promise.reject(error);
      break;
    }
  }
  async function* replay(): AsyncGenerator<Uint8Array> {
    try {
      yield* first;
      for (let next = await rest(); !next.done; next = await rest()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(first).subarray(0, size), chunks: replay() };
}

/** All bytes in memory of their own, or null where there are more than `limit`. */
async function readAll(chunks: Bytes, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) return null;
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}
