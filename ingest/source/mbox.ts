import { isFromLine, isMboxrdLine, maxFromLineBytes, unescapeFromLines } from '#ingest/source/from-line.ts';
import { describeTooLarge, maxMailBytes } from '#ingest/source/mail-size.ts';
import type { SourceEvent } from '#ingest/source/raw-message.ts';

/** A piece of an mbox: a From line, or some bytes of the mail behind it. */
type Piece = { readonly kind: 'from'; readonly line: string } | { readonly kind: 'bytes'; readonly bytes: Buffer };

/**
 * Reads the mails of an mbox (mboxo, mboxrd or mboxcl), one in memory at a time. Content-Length is not looked at: it is
 * wrong as soon as anybody edits the file. Where the stream breaks, the mail that it breaks in is not delivered.
 */
export async function* readMbox(
  chunks: AsyncIterable<Uint8Array>,
  place: string,
  list: string | null,
): AsyncGenerator<SourceEvent> {
  let from = '';
  let parts: Buffer[] = [];
  let size = 0;
  let count = 0;

  for await (const piece of splitMbox(chunks)) {
    switch (piece.kind) {
      case 'from':
        if (count > 0) yield readMail();
        from = piece.line;
        parts = [];
        size = 0;
        count += 1;
        break;
      case 'bytes':
        size += piece.bytes.length;
        if (size <= maxMailBytes) parts.push(piece.bytes);
        break;
    }
  }
  if (count > 0) yield readMail();

  function readMail(): SourceEvent {
    const message = `${place} message ${count}`;
    if (size > maxMailBytes) return { kind: 'problem', place: message, reason: describeTooLarge(size) };
    if (size === 0) return { kind: 'problem', place: message, reason: 'no mail follows the From line' };
    const mail = joinMail(parts);
    const bytes = isMboxrdLine(from) ? unescapeFromLines(mail) : mail;
    return { kind: 'message', raw: { bytes, place: message, source: null, list, received: null, copy: 'mail' } };
  }
}

/** The mail in memory of its own, without the blank line that ends it in an mbox. */
function joinMail(parts: readonly Buffer[]): Uint8Array {
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const mail = new Uint8Array(size);
  let filled = 0;
  for (const part of parts) {
    mail.set(part, filled);
    filled += part.length;
  }
  if (endsWith(mail, '\r\n\r\n')) return mail.slice(0, -2);
  return endsWith(mail, '\n\n') ? mail.slice(0, -1) : mail;
}

function endsWith(bytes: Uint8Array, end: string): boolean {
  return Buffer.from(bytes.subarray(-end.length)).toString('latin1') === end;
}

const lineFeed = 0x0a;
const separator = Buffer.from('\nFrom ');
/** What must be at hand behind a separator to judge it. */
const lookAhead = maxFromLineBytes + separator.length;

/**
 * Cuts a stream at its From lines. The blank line that should stand before them is not asked for, because some writers
 * leave it out. What stands before the first From line belongs to no mail and is dropped.
 */
async function* splitMbox(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  // The line feed stands for the start of the file: a line begins behind it.
  let window: Buffer = Buffer.from('\n');
  let done = 1;
  let isStart = true;

  /** The pieces of the window up to `end`; a separator before it has all its line at hand. */
  function* cut(end: number): Generator<Piece> {
    for (let hit = window.indexOf(separator, done - 1); hit >= 0 && hit < end; ) {
      const lineEnd = window.indexOf(lineFeed, hit + 1);
      const line = window.toString('latin1', hit + 1, lineEnd < 0 ? window.length : lineEnd).trimEnd();
      // The first line is what made this an mbox, however it is written.
      if (isStart || isFromLine(line)) {
        if (!isStart && hit + 1 > done) yield { kind: 'bytes', bytes: window.subarray(done, hit + 1) };
        yield { kind: 'from', line };
        isStart = false;
        // Its line feed stays in the window: the next line may be a From line too.
        done = lineEnd < 0 ? window.length : lineEnd + 1;
      }
      hit = window.indexOf(separator, Math.max(hit + 1, done - 1));
    }
    if (end > done) {
      if (!isStart) yield { kind: 'bytes', bytes: window.subarray(done, end) };
      done = end;
    }
  }

  try {
    for await (const chunk of chunks) {
      const rest = window.subarray(done - 1);
      window = Buffer.concat([rest, chunk]);
      done = 1;
      yield* cut(window.length - lookAhead);
    }
  } catch (error) {
    yield* cut(window.length);
    throw error;
  }
  yield* cut(window.length);
}
