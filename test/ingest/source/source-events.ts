import type { RawMessage, SourceEvent } from '#ingest/source/raw-message.ts';

/** All that a source yields. */
export async function listEvents(events: AsyncIterable<SourceEvent>): Promise<readonly SourceEvent[]> {
  const list: SourceEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** The mails among events. */
export function listMails(events: readonly SourceEvent[]): readonly RawMessage[] {
  return events.flatMap((event) => (event.kind === 'message' ? [event.raw] : []));
}

export function decode(raw: RawMessage): string {
  return new TextDecoder().decode(raw.bytes);
}

/** Events in few words: `message a@example.org`, `problem REASON`, `cursor SOURCE`. */
export function summarize(events: readonly SourceEvent[]): readonly string[] {
  return events.map(summarizeEvent);
}

function summarizeEvent(event: SourceEvent): string {
  switch (event.kind) {
    case 'message':
    case 'removal':
      return `${event.kind} ${/^Message-ID: <(.*)>$/im.exec(decode(event.raw))?.[1] ?? 'without id'}`;
    case 'problem':
      return `problem ${event.reason}`;
    case 'expect':
      return `expect ${event.messages}`;
    case 'restart':
    case 'cursor':
      return `${event.kind} ${event.source}`;
  }
}

/** Bytes as a stream, in chunks of `size`. */
export async function* streamOf(bytes: Uint8Array | string, size = 65536): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  for (let start = 0; start < all.length; start += size) yield all.subarray(start, start + size);
}
